using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/result-runs</c>: every version of a result and what became of it.</summary>
internal static class ListResultRuns
{
    public static IResult Handle(string round, Caller caller, Database database, Manifests manifests) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .ToAnswer(gate => TypedResults.Ok(new Page<ResultVersion>(gate.Versions, null)));
}

/// <summary>A version of a result.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Run">The id of the run that made it; left out for the first.</param>
/// <param name="RecordHash">The hash of its record.</param>
/// <param name="PublishedAt">Left out while it waits for a second person, who alone sees it beside other staff.</param>
/// <param name="SupersededBy">The version that stands in its place; left out for the one that counts.</param>
/// <param name="Reason">Why it took the place of the one before.</param>
/// <param name="Changes">What is different in it.</param>
/// <param name="Withdrawn">Projects that are out from it on; left out for the first.</param>
internal sealed record ResultVersion(
    long Version, string? Run, string RecordHash, DateTimeOffset CountedAt, DateTimeOffset? PublishedAt,
    long? SupersededBy, string? Reason, string? Changes, IReadOnlyList<string>? Withdrawn);
