using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// The money as earmarks part it: each is spent on its group in turn, then the rest on what still competes. Limits hold
/// over all of it.
/// </summary>
internal sealed class Pots
{
    private readonly Rule _rule;
    private readonly Instance _instance;
    private readonly Profile _profile;
    private readonly Barring _barring;
    private readonly HashSet<int> _closed = [];

    /// <param name="rule">The rule.</param>
    /// <param name="instance">The election, under its limits.</param>
    /// <param name="profile">The ballots, less what is withdrawn.</param>
    /// <param name="by">The name of the rule.</param>
    public Pots(Rule rule, Instance instance, Profile profile, string by)
    {
        (_rule, _instance, _profile) = (rule, instance, profile);
        _barring = new Barring(instance, by);
    }

    public Outcome Spend(ImmutableArray<Constraint> constraints)
    {
        var earmarks = constraints.Select((constraint, at) => (Earmark: constraint as Earmark, At: at))
            .Where(one => one.Earmark is not null).ToArray();
        BigInteger rest = _instance.BudgetLimit.MinorUnits;
        var earmarked = earmarks.Aggregate(BigInteger.Zero, (sum, one) => sum + Amount(one.Earmark!));
        if (earmarked > rest)
        {
            return Outcome.Empty with { Refusal = new Refusal.EarmarkedTooMuch(earmarked) };
        }

        var spent = ImmutableArray.CreateBuilder<EarmarkSpent>();
        foreach (var (earmark, at) in earmarks)
        {
            var (amount, group) = ((long)Amount(earmark!), earmark!.Group.In(_instance));
            var part = Spend(amount, competes: group.Contains);
            if (part.Refusal is not null)
            {
                return Told(part);
            }

            var unspent = amount - _instance.CostMinor(part.Allocation);
            spent.Add(new(at, _barring.Told.Length, part.Increase, unspent));
            rest -= earmark.Unspent == Unspent.Return ? amount - (BigInteger)unspent : amount;
            _closed.UnionWith(earmark.CompetesAgain ? [] : group);
        }

        return Told(Spend((long)rest, competes: _ => true));

        Outcome Told(Outcome last) => last with { Decisions = _barring.Told, Earmarks = spent.ToImmutable() };
    }

    private BigInteger Amount(Earmark earmark) => (earmark.Amount * _instance.CurrencyUnit).Floor();

    private Outcome Spend(long money, Predicate<int> competes)
    {
        var closed = Enumerable.Range(0, _instance.Projects.Length).Where(project =>
            !competes(project) || _closed.Contains(project) || _barring.Funded.Contains(project));
        var limits = _instance.Limits.Beside(_instance, _barring.Funded, [.. closed]);
        var part = _rule(_instance.With(new Numbers.Money(money)).Under(limits), _profile);
        _barring.Add(part.Decisions);
        return part;
    }
}
