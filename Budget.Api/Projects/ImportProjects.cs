using Budget.Api.Audit;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Budget.Core.Pabulib;

namespace Budget.Api.Projects;

/// <summary>
/// <c>POST /rounds/{round}/project-imports</c>: all projects of a table or a <c>.pb</c> file, or none of them.
/// </summary>
internal static class ImportProjects
{
    /// <param name="round">Into which round.</param>
    /// <param name="dryRun">Whether only to report.</param>
    /// <param name="approve">Whether the projects are approved with it; otherwise they are proposals.</param>
    public static async Task<IResult> Handle(
        string round, bool? dryRun, bool? approve, HttpRequest request, Caller caller, Database database,
        TimeProvider clock)
    {
        if (database.Recalled<Report>() is { } before)
        {
            return TypedResults.Ok(before);
        }

        var now = clock.GetUtcNow();
        var file = (await BoundedBody.ReadAsync(request, TableLimits.Projects.MaxBytes))!;
        var (known, unknown) = database.Read(session => SetUp.Seen(session, round, caller)
            .Then<ImportRound>(found => ImportRound.Read(session, found)));
        if (known is null)
        {
            return unknown!.ToAnswer();
        }

        var (read, broken) = Read(file, request.ContentType!, known);
        if (read is null)
        {
            return broken!.ToAnswer();
        }

        if (dryRun == true)
        {
            return database.Read(session => SetUp.Seen(session, round, caller)
                .Then<ImportPlan>(found => ImportPlan.Of(read, session, found)))
                .ToAnswer(plan => TypedResults.Ok(plan.ToReport(isDryRun: true)));
        }

        var stored = await database.Write<Report>(session => SetUp.Open(session, round, now)
            .Unless(found => known.Outdated(ImportRound.Read(session, found)))
            .Then<ImportPlan>(found => ImportPlan.Of(read, session, found))
            .Unless(plan => plan.Report.Refusal)
            .Then<Report>(plan =>
            {
                plan.Store(session, round, approve == true ? ProjectState.Approved : ProjectState.Proposed);
                session.Append(new AuditEntry(round, caller, now, "projects-imported", CanonicalJson.ObjectOf(
                    ("file", Hash.Of(file)), ("projects", plan.Projects.Count), ("approved", approve == true))));
                return plan.ToReport(isDryRun: false);
            }));
        return stored.ToAnswer(report => TypedResults.Ok(report));
    }

    private static Answer<Imported<ProjectRow>> Read(byte[] file, string mediaType, ImportRound round) =>
        !mediaType.StartsWith(TableMedia.Pabulib, StringComparison.OrdinalIgnoreCase)
            ? ProjectRows.Read(file, mediaType, round, TableLimits.Projects)
        : PabulibReader.TryRead(file, default, out var read, out var error)
            ? ProjectRows.FromPabulib(read, round)
            : Problem.InvalidInput(error);

    /// <summary>What became of a file.</summary>
    /// <param name="IsDryRun">Whether nothing was stored, because nothing should be.</param>
    /// <param name="Rows">How many rows the file has.</param>
    /// <param name="Imported">How many projects it makes: all, or none as soon as one row is in error.</param>
    /// <param name="NewCategories">The titles of categories that it adds to the round.</param>
    /// <param name="Findings">What its author should know, row by row.</param>
    /// <param name="FindingsLeftOut">How many findings there are beside those shown.</param>
    internal sealed record Report(
        bool IsDryRun, int Rows, int Imported, IReadOnlyList<string> NewCategories, IReadOnlyList<RowFinding> Findings,
        int FindingsLeftOut);
}
