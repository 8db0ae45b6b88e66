using Budget.Api.Allocations;
using Budget.Api.Rules;

namespace Budget.Api.Results;

/// <summary>A signed record, as its description says it; hash and signature are of its canonical form.</summary>
/// <param name="Version">Grows when a result is superseded.</param>
/// <param name="Title">Of the round.</param>
/// <param name="Currency">An ISO 4217 code.</param>
/// <param name="ManifestHash">The hash of what was locked.</param>
/// <param name="EngineVersion">The version of the calculator.</param>
/// <param name="CountedAt">When it was counted.</param>
/// <param name="Ballots">How many ballots there were, without small numbers.</param>
/// <param name="Lines">What was counted on each line.</param>
/// <param name="IsSandbox">True where it was only a test; left out of a real record.</param>
/// <param name="Supersedes">The record in whose place this one comes; left out of the first.</param>
/// <param name="Hash">The SHA-256 of all other members but the signature.</param>
/// <param name="Signature">Of the same.</param>
internal sealed record RecordShape(
    string RoundId, long Version, string Title, string Currency, string ManifestHash, string EngineVersion,
    DateTimeOffset CountedAt, RecordShape.BallotCounts Ballots, IReadOnlyList<RecordShape.RecordLine> Lines,
    string Hash, RecordShape.RecordSignature Signature, bool? IsSandbox = null, RecordShape.Before? Supersedes = null)
{
    /// <summary>The record in whose place another one comes.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="Hash">Its hash.</param>
    /// <param name="Reason">Why there is another.</param>
    /// <param name="Changes">What is different in that.</param>
    internal sealed record Before(long Version, string Hash, string Reason, string Changes);

    /// <summary>How many ballots there were.</summary>
    /// <param name="Counted">In all; left out where that tells of few.</param>
    /// <param name="Lines">By line, where they are not few.</param>
    internal sealed record BallotCounts(IReadOnlyDictionary<string, long> Lines, long? Counted = null);

    /// <summary>A signature.</summary>
    /// <param name="Algorithm">Always ES256.</param>
    /// <param name="PublicKey">The key in base 64, to be compared with the one that the town publishes.</param>
    /// <param name="Value">The signature in base 64.</param>
    internal sealed record RecordSignature(string Algorithm, string PublicKey, string Value);

    /// <summary>What was counted on a line; what would tell of few ballots is left out.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="RuleSet">What decided.</param>
    /// <param name="RuleSetHash">Its hash.</param>
    /// <param name="LotSeed">What the lot was made from.</param>
    /// <param name="EngineVersion">The version of the calculator.</param>
    /// <param name="Budget">What there was, as a decimal string.</param>
    /// <param name="BudgetMinor">The same in minor units.</param>
    /// <param name="Cost">What the recommendation costs, as a decimal string.</param>
    /// <param name="CostMinor">The same in minor units.</param>
    /// <param name="Allocation">What is recommended, in order.</param>
    /// <param name="Withdrawn">Projects that were withdrawn after the lock.</param>
    /// <param name="MostVotes">What most votes would have recommended.</param>
    /// <param name="BallotsPublished">Whether the ballots are published.</param>
    /// <param name="Ballots">How many there were.</param>
    /// <param name="Fingerprint">The hash of the election.</param>
    /// <param name="TieOccurred">Whether the tie order decided anything.</param>
    /// <param name="Decisions">Each step of the rule.</param>
    /// <param name="Completion">How the purses were raised.</param>
    /// <param name="Projects">Every project of the line.</param>
    internal sealed record RecordLine(
        string Line, string Title, RuleSetShape RuleSet, string RuleSetHash, string EngineVersion, string Budget,
        long BudgetMinor, string Cost, long CostMinor, IReadOnlyList<string> Allocation,
        IReadOnlyList<string> Withdrawn, IReadOnlyList<string> MostVotes, bool BallotsPublished,
        IReadOnlyList<RecordProject> Projects, string? LotSeed = null, long? Ballots = null, string? Fingerprint = null,
        bool? TieOccurred = null, IReadOnlyList<AllocationDecision>? Decisions = null,
        AllocationCompletion? Completion = null);

    /// <summary>A project as it was counted.</summary>
    /// <param name="Cost">Its price, as a decimal string.</param>
    /// <param name="Votes">How many ballots name it; left out where the ballots are few.</param>
    internal sealed record RecordProject(string Id, string Cost, long? Votes = null);
}
