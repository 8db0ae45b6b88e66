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

    private PublicationGate(
        Round round, Manifest manifest, StoredResult result, IReadOnlyList<CouncilDecision> decisions, Caller caller)
    {
        (Round, Manifest, _result, Decisions) = (round, manifest, result, decisions);
        var isHere = caller.RoundId is null || caller.RoundId == round.Id;
        (IsAuditor, IsStaff) = (
            isHere && caller.Is(Role.Auditor), isHere && caller.Is(Role.Finance, Role.Auditor));
        Report = WireFormat.Read<ResultReport>(result.Report);
    }

    public Round Round { get; }

    public Manifest Manifest { get; }

    public ResultReport Report { get; }

    /// <summary>What the council decided, the newest first.</summary>
    public IReadOnlyList<CouncilDecision> Decisions { get; }

    /// <summary>Whether small numbers of people are shown too.</summary>
    public bool IsStaff { get; }

    public long Version => _result.Version;

    public string RecordHash => _result.Hash;

    public DateTimeOffset CountedAt => UtcTime.Parse(_result.CountedAt);

    public DateTimeOffset? PublishedAt => _result.PublishedAt is { } at ? UtcTime.Parse(at) : null;

    /// <summary>The signed record, as one file.</summary>
    public string RecordFile => new RecordSeal(_result.Record, _result.Hash, _result.Signature).ToFile();

    private bool IsAuditor { get; }

    /// <summary>Opens for a caller, or says why not.</summary>
    public static Answer<PublicationGate> Open(Session session, Manifests manifests, string roundId, Caller caller) =>
        Round.Get(session, roundId).Then<PublicationGate>(round =>
            IsOpen(round, caller) && StoredResult.Newest(session, roundId) is { } result
                ? manifests.Of(session, round).Then<PublicationGate>(manifest => new PublicationGate(
                    round, manifest, result, CouncilDecision.Of(session, roundId), caller))
                : new Problem(ProblemType.ResultNotPublished, "The result is shown once it is published."));

    /// <summary>Whether a caller may see the result of a round in its state.</summary>
    public static bool IsOpen(Round round, Caller caller) => round.State.IsPublished()
        || (round.State.IsCounted() && caller.Is(Role.Finance, Role.Auditor)
            && (caller.RoundId is null || caller.RoundId == round.Id));

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
