using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>A town's constraints, laid around a rule and on an election.</summary>
internal static class Conditions
{
    /// <summary>The rule under the constraints; of each project that is out the outcome says what bars it.</summary>
    public static Rule Around(this Rule rule, ImmutableArray<Constraint> constraints, string by) =>
        constraints.IsEmpty ? rule : (instance, profile) =>
        {
            var cast = Withdrawn.From(instance, profile, constraints);
            var limited = instance.Under(On(constraints, instance, cast));
            return new Pots(rule, limited, cast, by).Spend(constraints);
        };

    /// <summary>
    /// What the constraints forbid in an election. What is withdrawn is so before anything else is asked.
    /// </summary>
    private static Limits On(ImmutableArray<Constraint> constraints, Instance instance, Profile profile)
    {
        var limits = constraints.Select((constraint, at) => Limit(constraint, at, instance, profile)).OfType<Limit>();
        return new([.. limits.OrderBy(limit => constraints[limit.Constraint] is not Withdrawn)],
            instance.Projects.Length);
    }

    private static Limit? Limit(Constraint constraint, int at, Instance instance, Profile profile)
    {
        var group = constraint.Names?.In(instance) ?? [];
        return constraint switch
        {
            Threshold threshold => new(at, Below(threshold.Enough(profile), profile), Most: 0, IsOfMoney: false),
            Withdrawn => new(at, group, Most: 0, IsOfMoney: false),
            Exclusive => new(at, group, Most: 1, IsOfMoney: false),
            Earmark => null,
            Cap cap => new(at, group, InMinorUnits(cap.Amount, instance), IsOfMoney: true),
            _ => throw new ArgumentOutOfRangeException(nameof(constraint)),
        };
    }

    private static ImmutableArray<int> Below(Rational enough, Profile profile) =>
        [.. Enumerable.Range(0, profile.ProjectCount).Where(project => profile.Votes(project) < enough)];

    // Costs are whole units, so what is below one is of no use to anybody; nothing costs more than a long holds.
    private static Int128 InMinorUnits(Rational amount, Instance instance) =>
        (Int128)BigInteger.Min((amount * instance.CurrencyUnit).Floor(), (BigInteger)Int128.MaxValue);
}
