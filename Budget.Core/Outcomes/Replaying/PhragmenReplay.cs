using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Sequential Phragmén: of what is left, the project whose supporters would carry the least is next. One that does not
/// fit then ends it, or is passed over.
/// </summary>
internal sealed class PhragmenReplay(Trail trail)
{
    public const string Name = "phragmen";

    private readonly Supporters[] _supporters = Supporters.Of(trail.Instance, trail.Profile, Satisfaction.Cardinality);
    private readonly Levels _loads = new(trail.Profile, Rational.Zero);
    private readonly List<int> _open = [];

    public ReplayFault? Check()
    {
        var fault = TooDear();
        var stopped = false;
        while (fault is null && trail.Refusal is null && _open.Count > 0 && !stopped)
        {
            var loads = _open.ConvertAll(Load);
            var least = loads.Aggregate((left, right) => Compare(left, right) <= 0 ? left : right);
            ImmutableArray<int> tied = [.. _open.Where((_, at) => Compare(loads[at], least) == 0)];
            ImmutableArray<int> misfits = [.. tied.Where(project => !trail.Fits(project))];
            stopped = !misfits.IsEmpty && trail.RuleSet.OnMisfit != OnMisfit.Skip;
            fault = misfits.IsEmpty ? Fund(tied, least)
                : stopped ? Stop(tied, trail.Precedence.Earliest(misfits))
                : PassOver(misfits);
        }

        return fault;
    }

    private ReplayFault? TooDear()
    {
        for (var project = 0; project < _supporters.Length; project++)
        {
            if (trail.IsOut(project))
            {
                continue;
            }

            if (!trail.Fits(project))
            {
                if (PassOver([project]) is { } fault)
                {
                    return fault;
                }
            }
            else if (!trail.RuleSet.SupportedOnly || !_supporters[project].IsEmpty)
            {
                _open.Add(project);
            }
        }

        return null;
    }

    // All that are next and do not fit, in the order of the instance.
    private ReplayFault? PassOver(ImmutableArray<int> misfits)
    {
        ReplayFault? fault = null;
        foreach (var project in misfits)
        {
            _open.Remove(project);
            fault ??= trail.Expect(new Skipped(Name, project, trail.CostOf(project), trail.MoneyLeft));
        }

        return fault;
    }

    private ReplayFault? Fund(ImmutableArray<int> tied, Rational? load)
    {
        var fault = trail.ExpectFunded(Name, tied, _ => new Measure.Load(load), out var funded);
        if (fault is null && funded is { } project)
        {
            _open.RemoveAll(one => one == project || trail.IsOut(one));
            _loads.Refine((load ?? Rational.Zero).Denominator);
            _loads.Change(_supporters[project], (_, _) => (load!.Value * _loads.Denominator).Numerator);
        }

        return fault;
    }

    private ReplayFault? Stop(ImmutableArray<int> tied, int first) =>
        trail.Expect(new Stopped(Name, first, tied, trail.CostOf(first), trail.MoneyLeft));

    // Null is infinite: there is nobody to carry it.
    private Rational? Load(int project)
    {
        var supporters = _supporters[project];
        return supporters.IsEmpty ? null : (_loads.Sum(supporters) + trail.Costs[project]) / supporters.Voters;
    }

    private static int Compare(Rational? left, Rational? right) =>
        left is { } one && right is { } other ? one.CompareTo(other) : left.HasValue ? -1 : right.HasValue ? 1 : 0;
}
