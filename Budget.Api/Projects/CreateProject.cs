using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary><c>POST /rounds/{round}/projects</c>.</summary>
internal static class CreateProject
{
    public static async Task<IResult> Handle(
        string round, ProjectTerms request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, made) = (clock.GetUtcNow(), Project.Of(Ids.New("prj"), request));
        var stored = await database.Write<Project>(session => SetUp.Open(session, round, now)
            .Unless(found => Refusal(found.State, caller))
            .Unless(_ => ProjectStore.Dangling(session, round, request))
            .Then<Project>(_ =>
            {
                session.Append(new AuditEntry(round, caller, now, "project-created", made.ToAudit()));
                return ProjectStore.Insert(session, round, made);
            }));
        return stored.ToAnswer(kept =>
        {
            http.Response.ShowVersion(kept.Version);
            return TypedResults.Created($"/v1/rounds/{round}/projects/{kept.Id}", kept);
        });
    }

    /// <summary>Staff may add projects until the lock; stewards only while they are asked for them.</summary>
    internal static Problem? Refusal(RoundState state, Caller caller) =>
        caller.Is(Role.Steward) && state is not (RoundState.Collecting or RoundState.Screening)
            ? Moves.Refusal(state, "Proposals are taken while the round collects or screens them.")
            : null;
}
