using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Budget.Core.Rules;

namespace Budget.Api.Rounds;

/// <summary>What decides whether a move can be made now.</summary>
/// <param name="Findings">What stands against a lock.</param>
/// <param name="Ballots">How many there are.</param>
/// <param name="HasLinkKey">Whether the link key of the round is where it belongs.</param>
/// <param name="Locked">What is locked, if anything is.</param>
internal sealed record Circumstances(
    Round Round, IReadOnlyList<Finding> Findings, long Ballots, bool HasLinkKey, Manifest? Locked)
{
    public static Circumstances Read(
        Session session, Round round, Move move, KeyFolder keys, DateTimeOffset now) => new(
        round,
        move.Act == Act.Lock ? Readiness.Of(RoundPlan.Read(session, round), now) : [],
        session.One<long>("SELECT COUNT(*) FROM ballot WHERE round_id = @Id", new { round.Id }),
        HasKey(round, keys),
        round.LockHash is not null && RuleLock.All(session, round.Id) is [.., var last]
            ? Manifest.Parse(last.Canonical)
            : null);

    /// <summary>Whether the key that links voters to ballots is here, and is that of the lock.</summary>
    public static bool HasKey(Round round, KeyFolder keys) =>
        keys.ReadLinkKey(round.Id) is { } key && Hash.Of(key) == round.LinkKeyHash;

    /// <summary>Why a move cannot be made; null when it can.</summary>
    public Problem? Refusal(Move move, MoveTerms terms) => move.Act switch
    {
        Act.Lock when Blocking.Any() => Problem.WrongState(
            $"The round is not ready: {string.Join(", ", Blocking.Select(finding => finding.Code))}.",
            Blocking.Select(ReasonOf)),
        Act.Unlock when Ballots > 0 => Wrong("From the first ballot on a lock is never opened."),
        Act.Resume when !HasLinkKey => Wrong("The link key of the round is missing or another; restore its file."),
        Act.Extend when !(terms.ClosesAt > Round.Settings.ClosesAt) =>
            Problem.InvalidInput("/closesAt", "expected a time after the closing that is set"),
        Act.DrawLot when Locked?.LotDrawEvent is null => Wrong("The lock names no draw."),
        Act.DrawLot when HasLot => Wrong("The lot has its seed; it is never drawn again."),
        Act.Count when Locked?.LotDrawEvent is not null && AsksLot && !HasLot =>
            Wrong("The lock names a public draw; store its seed before the count."),
        _ => null,
    };

    private IEnumerable<Finding> Blocking => Findings.Where(finding => finding.IsBlocking);

    private bool AsksLot => Locked!.RuleSet.Ties.Keys.Contains(TieKey.Lot);

    private bool HasLot => Round.LotSeed is not null || Locked?.RuleSet.Ties.LotSeed is not null;

    private Problem Wrong(string detail) => Moves.Refusal(Round.State, detail);

    private static JsonError ReasonOf(Finding finding) => new("", finding.English)
    {
        Type = new(finding.Code, ProblemType.WrongState.Status, finding.English, finding.Danish),
    };
}
