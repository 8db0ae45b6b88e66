using System.Text.Json;
using Budget.Api.Exports;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>
/// The one place that hands out results. Whatever writes one takes an open gate, and only the gate opens itself: to
/// finance staff and auditors once a round is counted, to everybody once it is published.
/// </summary>
internal sealed class PublicationGate
{
    private readonly StoredResult _result;
    private IReadOnlyDictionary<string, string> _reasons = new Dictionary<string, string>();

    private PublicationGate(
        Round round, Manifest manifest, StoredResult result, IReadOnlyList<CouncilDecision> decisions, Caller caller)
    {
        (Round, Manifest, _result, AllDecisions) = (round, manifest, result, decisions);
        Decisions = [.. decisions.Where(decision => decision.ResultVersion == result.Version)];
        var isHere = caller.RoundId is null || caller.RoundId == round.Id;
        (IsAuditor, IsStaff) = (
            isHere && caller.Is(Role.Auditor), isHere && caller.Is(Role.Finance, Role.Auditor));
        Report = WireFormat.Read<ResultReport>(result.Report);
    }

    public Round Round { get; }

    public Manifest Manifest { get; }

    public ResultReport Report { get; }

    /// <summary>What the council decided on this version of the result, the newest first.</summary>
    public IReadOnlyList<CouncilDecision> Decisions { get; }

    /// <summary>What the council decided on any version, the newest first.</summary>
    public IReadOnlyList<CouncilDecision> AllDecisions { get; }

    /// <summary>The versions that the caller may see, the first one first.</summary>
    public IReadOnlyList<ResultVersion> Versions { get; private init; } = [];

    /// <summary>What is told of the version that is open.</summary>
    public ResultVersion Told => Versions.Single(version => version.Version == Version);

    /// <summary>The projects that this version does not count, in the order of its lines.</summary>
    public IReadOnlyList<WithdrawnProject> Withdrawn =>
    [
        .. from line in Report.Lines
           from id in line.Withdrawn
           select new WithdrawnProject(
               line.Line, id, Manifest.Projects.Single(project => project.Id == id).Title,
               _reasons.GetValueOrDefault(id) ?? Told.Reason ?? ""),
    ];

    /// <summary>Whether small numbers of people are shown too.</summary>
    public bool IsStaff { get; }

    public long Version => _result.Version;

    public string RecordHash => _result.Hash;

    public DateTimeOffset CountedAt => UtcTime.Parse(_result.CountedAt);

    public DateTimeOffset? PublishedAt => _result.PublishedAt is { } at ? UtcTime.Parse(at) : null;

    /// <summary>The signed record, as one file.</summary>
    public string RecordFile => new RecordSeal(_result.Record, _result.Hash, _result.Signature).ToFile();

    /// <summary>How many may vote; null when they are few.</summary>
    public long? MayVote { get; private init; }

    /// <summary>How many ballots were counted on all lines together; null where the record does not tell.</summary>
    public long? BallotsCounted => Recorded.GetProperty("ballots").TryGetProperty("counted", out var counted)
        ? counted.GetInt64()
        : null;

    /// <summary>What tells the published ballots of each line from any others.</summary>
    public IReadOnlyList<(string Title, string Fingerprint)> Fingerprints =>
    [
        .. from line in Recorded.GetProperty("lines").EnumerateArray()
           where line.TryGetProperty("fingerprint", out _)
           select (line.GetProperty("title").GetString()!, line.GetProperty("fingerprint").GetString()!),
    ];

    /// <summary>Which engine counted; not always the one that runs now.</summary>
    public string EngineVersion => Recorded.GetProperty("engineVersion").GetString()!;

    private JsonElement Recorded => JsonElement.Parse(_result.Record);

    private bool IsAuditor { get; }

    /// <summary>Opens for a caller, or says why not.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="manifests">What locks froze.</param>
    /// <param name="roundId">Of which round.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="version">Which version; the one that counts when left out.</param>
    public static Answer<PublicationGate> Open(
        Session session, Manifests manifests, string roundId, Caller caller, long? version = null) =>
        Round.Get(session, roundId).Then<PublicationGate>(round =>
            IsOpen(round, caller) && Which(session, round, caller, version) is { } result
                ? manifests.Of(session, round).Then<PublicationGate>(manifest => new PublicationGate(
                    round, manifest, result, CouncilDecision.Of(session, roundId), caller)
                {
                    Versions = VersionsFor(session, round, caller),
                    _reasons = WithdrawnProject.Reasons(session, round.Id),
                    MayVote = session.One<long>(
                        "SELECT COUNT(*) FROM roll_entry WHERE round_id = @Id", new { round.Id }) is var entries
                        && entries >= round.Settings.MinimumCell ? entries : null,
                })
                : new Problem(ProblemType.ResultNotPublished, "The result is shown once it is published."));

    /// <summary>Whether a caller may see the result of a round in its state.</summary>
    public static bool IsOpen(Round round, Caller caller) => round.State.IsPublished()
        || (round.State.IsCounted() && SeesCounts(round, caller));

    private static bool SeesCounts(Round round, Caller caller) =>
        caller.Is(Role.Finance, Role.Auditor) && (caller.RoundId is null || caller.RoundId == round.Id);

    private static StoredResult? Which(Session session, Round round, Caller caller, long? version) =>
        version is { } asked
            ? StoredResult.Find(session, round.Id, asked) is { } found
                && (found.PublishedAt is not null || SeesCounts(round, caller)) ? found : null
        : round.State.IsPublished() ? StoredResult.Published(session, round.Id)
        : StoredResult.Newest(session, round.Id);

    private static IReadOnlyList<ResultVersion> VersionsFor(Session session, Round round, Caller caller)
    {
        var (all, runs) = (StoredResult.All(session, round.Id), ResultRun.All(session, round.Id));
        return
        [
            .. from result in all
               where result.PublishedAt is not null || SeesCounts(round, caller)
               let run = runs.FirstOrDefault(run => run.Version == result.Version)
               let next = all.FirstOrDefault(next => next.Version > result.Version && next.PublishedAt is not null)
               select new ResultVersion(
                   result.Version, run?.Id, result.Hash, UtcTime.Parse(result.CountedAt),
                   result.PublishedAt is { } at ? UtcTime.Parse(at) : null,
                   result.PublishedAt is null ? null : next?.Version, run?.Reason, run?.Changes, run?.Withdrawn),
        ];
    }

    /// <summary>
    /// The ballots of a line as a <c>.pb</c> file, at places that say nothing; few ballots leave for auditors only.
    /// </summary>
    public Answer<byte[]> Ballots(Session session, string lineId)
    {
        if (Report.Lines.FirstOrDefault(line => line.Line == lineId) is not { } counted)
        {
            return new Problem(ProblemType.NotFound, "There is no such line.");
        }

        if (!counted.IsOpen && !IsAuditor)
        {
            return new Problem(
                ProblemType.CellSuppressed,
                $"The ballots of a line leave the house from {Round.Settings.BallotsPublishedFrom} on.");
        }

        var line = Manifest.Lines.Single(line => line.Id == lineId);
        return BallotFile.Of(Round, Manifest, line, counted.Withdrawn)
            .Write(counted.Ballots, SealedBallots.Choices(session, Round.Id, lineId)).WrittenSpan.ToArray();
    }
}
