using System.Text;
using Budget.Api.Ballots;
using Budget.Api.Exports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Outcomes;

namespace Budget.Api.Results;

/// <summary>A round, counted in memory; the same ballots give the same lines, sealed or not.</summary>
/// <param name="Round">As it was when it was counted.</param>
/// <param name="Withdrawn">The ids of all projects that were withdrawn, ascending.</param>
/// <param name="Ballots">How many ballots, whatever lines they speak of.</param>
/// <param name="Lines">In the order of their ids.</param>
internal sealed record Counted(
    Round Round, Manifest Manifest, IReadOnlyList<string> Withdrawn, long Ballots, IReadOnlyList<LineCount> Lines)
{
    /// <summary>Counts ballots that are cut off from their slots.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="round">Whose ballots.</param>
    /// <param name="manifest">What its lock froze.</param>
    /// <param name="clock">Times the rules.</param>
    /// <param name="without">Projects that are out although nobody withdrew them before the count.</param>
    public static Counted OfSealed(
        Session session, Round round, Manifest manifest, TimeProvider clock, params IEnumerable<string> without) => Of(
        session, round, manifest, ReceiptsKept(session, round.Id), without,
        file => LineCount.Of(
            file, SealedBallots.Count(session, round.Id, file.Line.Id),
            SealedBallots.Choices(session, round.Id, file.Line.Id), clock));

    /// <summary>Counts ballots where they lie, as they would be sealed now.</summary>
    public static Counted OfUnsealed(Session session, Round round, Manifest manifest, TimeProvider clock)
    {
        var (count, byLine) = UnsealedBallots.Read(session, round.Id);
        return Of(session, round, manifest, count, [], file =>
        {
            var sections = byLine.GetValueOrDefault(file.Line.Id) ?? [];
            return LineCount.Of(file, sections.Count, sections.Select(Encoding.UTF8.GetBytes), clock);
        });
    }

    /// <summary>Whether nothing that decides the count has changed since.</summary>
    public bool IsStillOf(Session session, Round round) =>
        round.Version == Round.Version && WithdrawnNow(session, round.Id).SequenceEqual(Withdrawn);

    /// <summary>
    /// Why the count has no final answer, and what two people can do about it while nothing is sealed; null when it
    /// has one. It names no project: nobody learns an outcome before it is counted.
    /// </summary>
    public Problem? Fault => Unanswered is { } line ? Refused(line.Line.Title, line.ByRule.Outcome.Refusal!) : null;

    /// <summary>What the rule itself says of the count that has no final answer; null when it has one.</summary>
    public Problem? NoAnswer => Unanswered?.ByRule.Problem;

    private LineCount? Unanswered => Lines.FirstOrDefault(line => line.ByRule.Problem is not null);

    private static Counted Of(
        Session session, Round round, Manifest manifest, long ballots, IEnumerable<string> without,
        Func<BallotFile, LineCount> count)
    {
        string[] withdrawn =
            [.. WithdrawnNow(session, round.Id).Union(without).Order(StringComparer.Ordinal)];
        return new(round, manifest, withdrawn, ballots,
        [
            .. manifest.Lines.OrderBy(line => line.Id, StringComparer.Ordinal)
                .Select(line => count(BallotFile.Of(round, manifest, line, withdrawn))),
        ]);
    }

    private Problem Refused(string line, Refusal refusal) => refusal switch
    {
        Refusal.TieUnresolved => Problem.TieUnresolved(
            Say($"on “{line}” nothing in the tie order separates some projects",
                Manifest.LotDrawEvent is not null && Round.LotSeed is null
                    ? "store what the public draw gave, or cancel the round"
                    : "cancel the round"), []),
        Refusal.StepLimitReached limit => Problem.LimitExceeded(
            Say($"on “{line}” the purses were raised {limit.Steps} times and that was not the end", "cancel the round"),
            limit.Steps),
        Refusal.SearchLimitReached limit => Problem.LimitExceeded(
            Say($"on “{line}” {limit.Nodes} selections of projects were looked at and that was not the end",
                "cancel the round"),
            limit.Nodes),
        _ => new(
            ProblemType.WrongState, Say($"on “{line}” the rule cannot count what the ballots say", "cancel the round")),
    };

    private static string Say(string why, string way) =>
        $"There is no final answer: {why}. Nothing is sealed and nothing is destroyed; two people can {way}.";

    private static string[] WithdrawnNow(Session session, string roundId) =>
        [.. BallotPaper.WithdrawnOf(session, roundId).Order(StringComparer.Ordinal)];

    // Sealed ballots lie there section by section; each ballot as a whole left a receipt.
    private static long ReceiptsKept(Session session, string roundId) => session.One<long>(
        "SELECT COUNT(*) FROM receipt WHERE round_id = @roundId AND status = 'stored'", new { roundId });
}
