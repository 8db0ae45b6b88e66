using System.Collections.Concurrent;
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

    private static readonly HashSet<string> None = [];

    private Register Known => RegisterOf(Manifest);

    /// <summary>The paper of a voter, or the refusal that the code ended meanwhile.</summary>
    public static Answer<BallotPaper> Of(Session session, Manifests manifests, Round round, Caller voter) =>
        Of(session, manifests, round, Look.Take(session, round.Id, voter));

    /// <summary>The paper that belongs to what was just looked at.</summary>
    public static Answer<BallotPaper> Of(Session session, Manifests manifests, Round round, Look? look) =>
        manifests.Of(session, round).Then<BallotPaper>(manifest => look is null
            ? new Problem(ProblemType.CodeUnknown, "The code has been replaced by a new one.")
            : new BallotPaper(
                round.LockHash!, manifest, look.Withdrawn == 0 ? None : WithdrawnOf(session, round.Id),
                RegisterOf(manifest).Rights(look.Lines)));

    /// <summary>The ids of the projects of a round that were withdrawn after its lock.</summary>
    public static IReadOnlySet<string> WithdrawnOf(Session session, string roundId) => session.All<string>(
        "SELECT id FROM project WHERE round_id = @roundId AND state = 'withdrawn'", new { roundId })
        .ToHashSet(StringComparer.Ordinal);

    public ManifestLine? Line(string id) => Known.Lines.GetValueOrDefault(id);

    public ManifestProject? Project(string id) => Known.Projects.GetValueOrDefault(id);

    /// <summary>How many projects of a line can be chosen.</summary>
    public int Choosable(string lineId) => Known.ByLine[lineId].Count(project => !Withdrawn.Contains(project.Id));

    private static Register RegisterOf(Manifest manifest) => Registers.GetValue(manifest, locked => new(locked));

    private sealed class Register(Manifest manifest)
    {
        // A roll has few kinds of voters; one that gives each voter other rights is read each time.
        private const int MostRights = 1024;

        private readonly ConcurrentDictionary<string, IReadOnlyList<LineGroup>> _rights = new();

        public Dictionary<string, ManifestLine> Lines { get; } = manifest.Lines.ToDictionary(line => line.Id);

        public Dictionary<string, ManifestProject> Projects { get; } =
            manifest.Projects.ToDictionary(project => project.Id);

        public ILookup<string, ManifestProject> ByLine { get; } =
            manifest.Projects.ToLookup(project => project.LineId);

        public IReadOnlyList<LineGroup> Rights(string text) =>
            _rights.TryGetValue(text, out var known) ? known
            : _rights.Count < MostRights ? _rights.GetOrAdd(text, EligibleLines.Read)
            : EligibleLines.Read(text);
    }
}
