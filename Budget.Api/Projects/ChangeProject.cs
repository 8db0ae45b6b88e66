using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary><c>PATCH /rounds/{round}/projects/{project}</c>.</summary>
internal static class ChangeProject
{
    private static readonly ProjectTerms.Validator Validator = new();

    public static async Task<IResult> Handle(
        string round, string project, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Project>(session => SetUp.Open(session, round, now)
            .Then(_ => ProjectStore.Get(session, round, project))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => MergePatch.Apply(before.ToTerms(), request, Validator)
                .Unless(terms => ProjectStore.Dangling(session, round, terms))
                .Then<Project>(terms => before.Under(terms)))
            .Then<Project>(after =>
            {
                session.Append(new AuditEntry(round, caller, now, "project-changed", after.ToAudit()));
                return ProjectStore.Update(session, round, after);
            }));
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }
}
