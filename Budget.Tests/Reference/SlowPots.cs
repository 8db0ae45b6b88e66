using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Tests.Reference;

/// <summary>Earmarks as §8 defines them: a run for each, and one for the rest.</summary>
/// <param name="set">The rule set.</param>
/// <param name="constraints">Its constraints.</param>
/// <param name="run">The rule with its completions, for some money, while some projects are out.</param>
internal sealed class SlowPots(
    RuleSet set, SlowConstraints constraints, Func<Instance, Func<int, IEnumerable<int>, bool>, Outcome> run)
{
    private readonly Instance _instance = constraints.Cast.Instance;
    private readonly List<Outcome> _parts = [];
    private readonly List<EarmarkSpent> _spent = [];

    public Outcome Run()
    {
        var earmarks = set.Constraints.Index().Where(one => one.Item is Earmark).ToArray();
        var rest = new Rational(_instance.BudgetLimit.MinorUnits, 1);
        var earmarked = earmarks.Aggregate(Rational.Zero, (sum, one) => sum + Minor((Earmark)one.Item));
        if (earmarked > rest)
        {
            return Outcome.Empty with { Refusal = new Refusal.EarmarkedTooMuch(earmarked.Numerator) };
        }

        var gone = new List<int>();
        foreach (var (at, constraint) in earmarks)
        {
            var earmark = (Earmark)constraint;
            var members = Enumerable.Range(0, _instance.Projects.Length)
                .Where(project => SlowConstraints.Speaks(earmark.Group, _instance.Projects[project])).ToArray();
            var part = Spend(Minor(earmark), project => members.Contains(project) && !gone.Contains(project));
            if (part.Refusal is not null)
            {
                return Whole();
            }

            var cost = part.Allocation.Aggregate(
                Rational.Zero, (sum, project) => sum + _instance.Projects[project].Cost.MinorUnits);
            var unspent = Minor(earmark) - cost;
            _spent.Add(new(at, Whole().Decisions.Length, part.Increase, (Int128)unspent.Numerator));
            rest -= earmark.Unspent == Unspent.Return ? cost : Minor(earmark);
            gone.AddRange(earmark.CompetesAgain ? [] : members);
        }

        Spend(rest, project => !gone.Contains(project));
        return Whole();
    }

    private Outcome Spend(Rational money, Predicate<int> competes)
    {
        var before = _parts.SelectMany(part => part.Allocation).ToArray();
        var instance = new Instance(new((long)money.Numerator), _instance.Projects, _instance.Decimals);
        var part = run(instance, (project, funded) => before.Contains(project) || !competes(project)
            || constraints.IsOut(project, before.Concat(funded)));
        _parts.Add(part);
        return part;
    }

    private Rational Minor(Earmark earmark) => (earmark.Amount * _instance.CurrencyUnit).Floor();

    private Outcome Whole() => constraints.Told(
        _parts[^1] with
        {
            Decisions = [.. _parts.SelectMany(part => part.Decisions)],
            Earmarks = [.. _spent],
        },
        set.Rule);
}
