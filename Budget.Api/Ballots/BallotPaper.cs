using System.Runtime.CompilerServices;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Api.Voters;

namespace Budget.Api.Ballots;

/// <summary>What a ballot is held against: all that a voter may choose from at this moment.</summary>
/// <param name="LockHash">Of the manifest.</param>
/// <param name="Withdrawn">Ids of projects that nobody can choose any more.</param>
/// <param name="Groups">The lines on which the voter may vote.</param>
internal sealed record BallotPaper(
    string LockHash, Manifest Manifest, IReadOnlySet<string> Withdrawn, IReadOnlyList<LineGroup> Groups)
{
    // A manifest is read once and kept; what is looked up in it for each ballot is kept as long.
    private static readonly ConditionalWeakTable<Manifest, Register> Registers = [];

    private Register Known => Registers.GetValue(Manifest, manifest => new(manifest));

    /// <summary>The paper of a voter, or the refusal that the code ended meanwhile.</summary>
    public static Answer<BallotPaper> Of(Session session, Manifests manifests, Round round, Caller voter) =>
        manifests.Of(session, round).Then<BallotPaper>(manifest =>
            Rights(session, voter) is { } lines
                ? new BallotPaper(round.LockHash!, manifest, WithdrawnOf(session, round.Id), EligibleLines.Read(lines))
                : new Problem(ProblemType.CodeUnknown, "The code has been replaced by a new one."));

    /// <summary>The ids of the projects of a round that were withdrawn after its lock.</summary>
    public static IReadOnlySet<string> WithdrawnOf(Session session, string roundId) => session.All<string>(
        "SELECT id FROM project WHERE round_id = @roundId AND state = 'withdrawn'", new { roundId })
        .ToHashSet(StringComparer.Ordinal);

    public ManifestLine? Line(string id) => Known.Lines.GetValueOrDefault(id);

    public ManifestProject? Project(string id) => Known.Projects.GetValueOrDefault(id);

    /// <summary>How many projects of a line can be chosen.</summary>
    public int Choosable(string lineId) => Known.ByLine[lineId].Count(project => !Withdrawn.Contains(project.Id));

    private static string? Rights(Session session, Caller voter) => session.One<string>(
        """
        SELECT lines FROM roll_entry WHERE id = @RollEntryId AND (@KeptCode IS NULL
            OR EXISTS (SELECT 1 FROM voting_code WHERE hmac = @KeptCode AND state = 'live'))
        """,
        new { voter.RollEntryId, voter.KeptCode });

    private sealed class Register(Manifest manifest)
    {
        public Dictionary<string, ManifestLine> Lines { get; } = manifest.Lines.ToDictionary(line => line.Id);

        public Dictionary<string, ManifestProject> Projects { get; } =
            manifest.Projects.ToDictionary(project => project.Id);

        public ILookup<string, ManifestProject> ByLine { get; } =
            manifest.Projects.ToLookup(project => project.LineId);
    }
}
