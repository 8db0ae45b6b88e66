using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>Sequential Phragmén: of what is left, the project whose supporters would carry the least is next.</summary>
internal sealed class PhragmenReplay(Trail trail)
{
    private const string By = "phragmen";

    private readonly Support[] _supports = Support.Of(trail.Instance, trail.Profile, Satisfaction.Cardinality);
    private readonly Levels _loads = new(trail.Profile, Rational.Zero);
    private readonly List<int> _open = [];

    public ReplayFault? Check()
    {
        for (var project = 0; project < _supports.Length; project++)
        {
            if (trail.RuleSet.SupportedOnly && _supports[project].IsEmpty)
            {
                continue;
            }

            if (trail.Fits(project))
            {
                _open.Add(project);
            }
            else if (trail.Expect(new Skipped(By, project, trail.CostOf(project), trail.MoneyLeft)) is { } fault)
            {
                return fault;
            }
        }

        while (_open.Count > 0 && trail.Refusal is null)
        {
            var loads = _open.ConvertAll(Load);
            var least = loads.Aggregate((left, right) => Compare(left, right) <= 0 ? left : right);
            ImmutableArray<int> tied = [.. _open.Where((_, at) => Compare(loads[at], least) == 0)];
            if (tied.Any(project => !trail.Fits(project)))
            {
                return Stop(tied);
            }

            if (Fund(tied, least) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private ReplayFault? Fund(ImmutableArray<int> tied, Rational? load)
    {
        if (trail.First(tied) is not { } winner)
        {
            return null;
        }

        if (trail.ExpectFunded(By, tied, winner, new Measure.Load(load)) is { } fault)
        {
            return fault;
        }

        _open.Remove(winner.Project);
        if (load is { } carried)
        {
            _loads.Refine(carried.Denominator);
            var amount = (carried * _loads.Denominator).Numerator;
            _loads.Change(_supports[winner.Project], (_, _) => amount);
        }

        return null;
    }

    private ReplayFault? Stop(ImmutableArray<int> tied)
    {
        ImmutableArray<int> misfits = [.. tied.Where(project => !trail.Fits(project))];
        return trail.First(misfits) is { } first
            ? trail.Expect(new Stopped(By, first.Project, tied, trail.CostOf(first.Project), trail.MoneyLeft))
            : null;
    }

    // Null is infinite: nobody would carry it.
    private Rational? Load(int project)
    {
        var support = _supports[project];
        return support.IsEmpty ? null : (_loads.Sum(support) + trail.Costs[project]) / support.Voters;
    }

    private static int Compare(Rational? left, Rational? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } one, { } other) => one.CompareTo(other),
    };
}
