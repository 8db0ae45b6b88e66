using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Greedy, alone or behind another rule: of what is left, the best project is next, whether it fits or not.
/// </summary>
internal sealed class GreedyReplay(Trail trail, Supporters[] supporters, OnMisfit onMisfit, bool byScore = false)
{
    public const string Name = "greedy";
    public const string ByScoreName = "greedy-by-score";

    private readonly string _by = byScore ? ByScoreName : Name;
    private readonly List<int> _open = [];

    public ReplayFault? Check()
    {
        if (Supporters.FirstTooLarge(supporters) is { } tooLarge)
        {
            trail.Refuse(new Refusal.TooLarge(tooLarge));
            return null;
        }

        _open.AddRange(Enumerable.Range(0, supporters.Length).Where(project =>
            !trail.IsFunded(project) && !trail.IsOut(project)
            && !(trail.RuleSet.SupportedOnly && supporters[project].IsEmpty)));
        ReplayFault? fault = null;
        while (fault is null && trail.Refusal is null && _open.Count > 0)
        {
            var best = _open.Aggregate((left, right) => Compare(left, right) >= 0 ? left : right);
            ImmutableArray<int> equals = [.. _open.Where(project => Compare(project, best) == 0)];
            fault = onMisfit == OnMisfit.Skip ? TakeOrSkip(equals) : TakeOrStop(equals);
        }

        return fault;
    }

    private ReplayFault? TakeOrSkip(ImmutableArray<int> equals)
    {
        var next = trail.Precedence.Earliest(equals);
        if (trail.Fits(next))
        {
            return Take([.. equals.Where(trail.Fits)]);
        }

        _open.Remove(next);
        return trail.Expect(new Skipped(_by, next, trail.CostOf(next), trail.MoneyLeft));
    }

    private ReplayFault? TakeOrStop(ImmutableArray<int> equals)
    {
        if (trail.Precedence.FirstOf(equals) is not { Project: var next } || trail.Fits(next))
        {
            return Take(equals);
        }

        _open.Clear();
        return trail.Expect(new Stopped(_by, next, equals, trail.CostOf(next), trail.MoneyLeft));
    }

    private ReplayFault? Take(ImmutableArray<int> tied)
    {
        var fault = trail.ExpectFunded(_by, tied, MeasureOf, out var funded);
        _open.RemoveAll(project => project == funded || trail.IsOut(project));
        return fault;
    }

    private Measure MeasureOf(int project) =>
        byScore ? new Measure.Score(supporters[project].Total)
        : IsGift(project) ? new Measure.Density(null)
        : new Measure.Density(supporters[project].Total / Price(project));

    // Densities U/c are compared as U·c′ against U′·c; those of supported gifts are infinite and equal.
    private int Compare(int left, int right)
    {
        var (mine, theirs) = (supporters[left].Total, supporters[right].Total);
        return byScore ? mine.CompareTo(theirs)
            : IsGift(left) || IsGift(right) ? IsGift(left).CompareTo(IsGift(right))
            : (mine * Price(right)).CompareTo(theirs * Price(left));
    }

    private bool IsGift(int project) => trail.Costs[project].Sign == 0 && !supporters[project].IsEmpty;

    // A project that is worth nothing has density 0, even if it costs nothing.
    private Rational Price(int project) => trail.Costs[project].Sign == 0 ? Rational.One : trail.Costs[project];
}
