using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Outcomes;

/// <summary>Single changes of a decision, of each of its members and of what sort of decision it is.</summary>
internal static class DecisionMutation
{
    public static IEnumerable<(string Name, Decision Value)> All(Decision decision, int projects) =>
    [
        .. RuleBook.Names.Append("").Select(name => ("by", decision with { By = name })),
        .. Enumerable.Range(-1, projects + 2).Select(project => ("project", decision with { Project = project })),
        .. Kinds(decision),
        .. decision switch
        {
            Funded funded => Of(funded, projects),
            Unaffordable one => Of(one),
            Skipped skipped => Of(skipped),
            Stopped stopped => Of(stopped, projects),
            Barred barred => Of(barred, projects),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        },
    ];

    private static IEnumerable<(string Name, Decision Value)> Of(Funded funded, int projects) =>
    [
        .. Mutation.Tied(funded.Tied, projects)
            .Select(tied => (tied.Name, (Decision)(funded with { Tied = tied.Value }))),
        .. Enum.GetValues<TieKey>().Select(key => ("tie key", funded with { TieBrokenBy = key })),
        ("tie key", funded with { TieBrokenBy = null }),
        ("money left", funded with { MoneyLeft = funded.MoneyLeft - 1 }),
        ("money left", funded with { MoneyLeft = funded.MoneyLeft + 1 }),
        .. Of(funded.Measure).Select(measure => (measure.Name, funded with { Measure = measure.Value })),
    ];

    private static IEnumerable<(string Name, Decision Value)> Of(Unaffordable one) =>
    [
        .. Mutation.Near(one.SupportersOwn).Select(own => ("supporters own", one with { SupportersOwn = own })),
        .. Near(one.Cost).Select(cost => ("cost", one with { Cost = cost })),
    ];

    private static IEnumerable<(string Name, Decision Value)> Of(Skipped skipped) =>
    [
        .. Near(skipped.Cost).Select(cost => ("cost", skipped with { Cost = cost })),
        ("money left", skipped with { MoneyLeft = skipped.MoneyLeft - 1 }),
        ("money left", skipped with { MoneyLeft = skipped.MoneyLeft + 1 }),
    ];

    private static IEnumerable<(string Name, Decision Value)> Of(Stopped stopped, int projects) =>
    [
        .. Mutation.Tied(stopped.Tied, projects)
            .Select(tied => (tied.Name, (Decision)(stopped with { Tied = tied.Value }))),
        .. Near(stopped.Cost).Select(cost => ("cost", stopped with { Cost = cost })),
        ("money left", stopped with { MoneyLeft = stopped.MoneyLeft - 1 }),
        ("money left", stopped with { MoneyLeft = stopped.MoneyLeft + 1 }),
    ];

    private static IEnumerable<(string Name, Decision Value)> Of(Barred barred, int projects) =>
    [
        .. Mutation.Tied(barred.Because, projects)
            .Select(because => ($"because, {because.Name}", (Decision)(barred with { Because = because.Value }))),
        ("constraint", barred with { Constraint = barred.Constraint - 1 }),
        ("constraint", barred with { Constraint = barred.Constraint + 1 }),
    ];

    private static IEnumerable<(string Name, Measure Value)> Of(Measure measure) =>
    [
        ("another measure", new Measure.Price(1, 1, 1, 0)),
        ("another measure", new Measure.Density(1)),
        ("another measure", new Measure.Score(1)),
        ("another measure", new Measure.Load(1)),
        .. measure switch
        {
            Measure.Price price => Of(price),
            Measure.Density density => Of(density.PerCost)
                .Select(value => ("density", (Measure)new Measure.Density(value))),
            Measure.Score score => Mutation.Near(score.Total)
                .Select(value => ("score", (Measure)new Measure.Score(value))),
            Measure.Load load => Of(load.PerSupporter)
                .Select(value => ("load", (Measure)new Measure.Load(value))),
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        },
    ];

    private static IEnumerable<(string Name, Measure Value)> Of(Measure.Price price) =>
    [
        .. Mutation.Near(price.Rho).Select(rho => ("price", (Measure)(price with { Rho = rho }))),
        .. Mutation.Near(price.LargestPayment)
            .Select(most => ("largest payment", price with { LargestPayment = most })),
        .. Mutation.Near(price.Full).Select(full => ("full payers", price with { Full = full })),
        .. Mutation.Near(price.Exhausted)
            .Select(exhausted => ("exhausted payers", price with { Exhausted = exhausted })),
        ("one payer exhausted", price with { Full = price.Full - 1, Exhausted = price.Exhausted + 1 }),
    ];

    // From finite to infinite and back.
    private static IEnumerable<Rational?> Of(Rational? value) =>
        value is { } finite ? [null, .. Mutation.Near(finite).Select(near => (Rational?)near)] : [0, 1, 1_000_000_000];

    private static IEnumerable<Money> Near(Money money) => Mutation.Near(money.MinorUnits).Where(cost => cost >= 0)
        .Append(2 * money.MinorUnits).Select(cost => new Money(cost));

    // What can be taken over is taken over.
    private static IEnumerable<(string Name, Decision Value)> Kinds(Decision decision)
    {
        var (by, project) = (decision.By, decision.Project);
        var cost = decision switch
        {
            Unaffordable one => one.Cost,
            Skipped skipped => skipped.Cost,
            Stopped stopped => stopped.Cost,
            _ => Money.Zero,
        };
        var left = decision switch
        {
            Funded funded => funded.MoneyLeft,
            Skipped skipped => skipped.MoneyLeft,
            Stopped stopped => stopped.MoneyLeft,
            _ => 0,
        };
        return new Decision[]
        {
            new Funded(by, project, [project], null, new Measure.Score(0), left),
            new Unaffordable(by, project, 0, cost),
            new Skipped(by, project, cost, left),
            new Stopped(by, project, [project], cost, left),
            new Barred(by, project, 0, []),
        }.Where(other => other.GetType() != decision.GetType()).Select(other => ("another sort of decision", other));
    }
}
