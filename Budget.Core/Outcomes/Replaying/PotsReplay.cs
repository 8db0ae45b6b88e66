using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// The parts of an outcome: one for each earmark, with its money and its projects, and the last one for the rest.
/// </summary>
internal sealed class PotsReplay(
    Instance instance, Profile profile, RuleSet ruleSet, ImmutableArray<Constraint> constraints, Outcome outcome)
{
    private readonly HashSet<int> _closed = [];

    /// <param name="part">Checks a part up to its end.</param>
    public ReplayFault? Check(Func<Trail, ReplayFault?> part)
    {
        var earmarks = Enumerable.Range(0, constraints.Length).Where(at => constraints[at] is Earmark).ToArray();
        var rest = (BigInteger)instance.BudgetLimit.MinorUnits;
        var trail = new Trail(instance, profile, ruleSet, constraints, outcome);
        var earmarked = earmarks.Aggregate(BigInteger.Zero, (sum, at) => sum + Amount(at));
        if (earmarked > rest)
        {
            trail.Refuse(new Refusal.EarmarkedTooMuch(earmarked));
            return outcome.Earmarks.IsEmpty ? trail.End() : NoSuchParts();
        }

        var next = 0;
        foreach (var at in earmarks)
        {
            var earmark = (Earmark)constraints[at];
            bool Competes(int project) => Bars.Belongs(instance.Projects[project], earmark.Group);
            if (outcome.Earmarks.Length == next && outcome.Refusal is not null)
            {
                return Last(trail, Amount(at), Competes, next, part);
            }

            if (outcome.Earmarks.ElementAtOrDefault(next) is not { } told || !Fits(told, at, next))
            {
                return NoSuchParts();
            }

            var said = Slice(next, told.Decisions) with { Increase = told.Increase };
            trail = Onward(trail, Amount(at), said, Competes);
            if ((trail.ExpectBarred(ruleSet.Rule) ?? part(trail)) is { } fault)
            {
                return At(fault, next);
            }

            if (told.Unspent != trail.MoneyLeft)
            {
                return Trail.Whole($"Of earmark {at} {trail.MoneyLeft} is left, the outcome says {told.Unspent}.");
            }

            rest -= earmark.Unspent == Unspent.Return ? Amount(at) - (BigInteger)trail.MoneyLeft : Amount(at);
            _closed.UnionWith(Enumerable.Range(0, earmark.CompetesAgain ? 0 : instance.Projects.Length)
                .Where(Competes));
            next++;
        }

        return outcome.Earmarks.Length == next ? Last(trail, rest, _ => true, next, part) : NoSuchParts();
    }

    private ReplayFault? Last(
        Trail before, BigInteger money, Predicate<int> competes, int at, Func<Trail, ReplayFault?> part)
    {
        var said = Slice(at, outcome.Decisions.Length) with { Increase = outcome.Increase, Refusal = outcome.Refusal };
        var trail = Onward(before, money, said, competes);
        return (trail.ExpectBarred(ruleSet.Rule) ?? part(trail)) is { } fault ? At(fault, at) : null;
    }

    private Trail Onward(Trail before, BigInteger money, Outcome said, Predicate<int> competes) => new(
        before, new Instance(new Money((long)money), instance.Projects, instance.Decimals), said,
        project => competes(project) && !_closed.Contains(project));

    private BigInteger Amount(int at) =>
        (((Earmark)constraints[at]).Amount * BigInteger.Pow(10, instance.Decimals)).Floor();

    private int From(int part) => part == 0 ? 0 : outcome.Earmarks[part - 1].Decisions;

    private bool Fits(EarmarkSpent told, int at, int part) => told.Constraint == at
        && told.Decisions >= From(part) && told.Decisions <= outcome.Decisions.Length;

    private Outcome Slice(int part, int to) => new() { Decisions = outcome.Decisions[From(part)..to] };

    private ReplayFault At(ReplayFault fault, int part) =>
        fault.Decision < 0 ? fault : fault with { Decision = fault.Decision + From(part) };

    private static ReplayFault NoSuchParts() => Trail.Whole("The outcome tells of other earmarks than the rule set.");
}
