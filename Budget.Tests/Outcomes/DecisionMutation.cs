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
            Eliminated eliminated => Of(eliminated, projects),
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

    private static IEnumerable<(string Name, Decision Value)> Of(Eliminated eliminated, int projects) =>
    [
        .. Mutation.Tied(eliminated.Tied, projects)
            .Select(tied => (tied.Name, (Decision)(eliminated with { Tied = tied.Value }))),
        .. Enum.GetValues<TieKey>().Select(key => ("tie key", eliminated with { TieBrokenBy = key })),
        ("tie key", eliminated with { TieBrokenBy = null }),
        .. Of(eliminated.Votes).Select(votes => (votes.Name, eliminated with { Votes = votes.Value })),
    ];

    private static IEnumerable<(string Name, Measure Value)> Of(Measure measure) =>
    [
        ("another measure", new Measure.Price(1, 1, 1, 0)),
        ("another measure", new Measure.Part(1, 1, 1, 1, 1, 0)),
        ("another measure", new Measure.Density(1)),
        ("another measure", new Measure.Score(1)),
        ("another measure", new Measure.Load(1)),
        ("another measure", new Measure.Votes(1, 1, 1)),
        ("another measure", new Measure.Place(1, 0, 0)),
        ("another measure", new Measure.Welfare(1, 1)),
        .. measure switch
        {
            Measure.Price price => Of(price),
            Measure.Part part => Of(part),
            Measure.Density density => Of(density.PerCost)
                .Select(value => ("density", (Measure)new Measure.Density(value))),
            Measure.Score score => Mutation.Near(score.Total)
                .Select(value => ("score", (Measure)new Measure.Score(value))),
            Measure.Load load => Of(load.PerSupporter)
                .Select(value => ("load", (Measure)new Measure.Load(value))),
            Measure.Place place => new (string, Measure)[]
            {
                ("place", place with { Position = place.Position + 1 }), ("place", place with { Position = 0 }),
                ("wins", place with { Wins = place.Wins + 1 }), ("losses", place with { Losses = place.Losses + 1 }),
                ("wins and losses", place with { Wins = place.Losses, Losses = place.Wins }),
            },
            Measure.Votes votes => Of(votes).Select(changed => (changed.Name, (Measure)changed.Value)),
            Measure.Welfare welfare =>
            [
                .. Mutation.Near(welfare.OfProject)
                    .Select(value => ("welfare", (Measure)(welfare with { OfProject = value }))),
                .. Mutation.Near(welfare.OfAll)
                    .Select(value => ("welfare of all", (Measure)(welfare with { OfAll = value }))),
            ],
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
        .. new[] { null, price.Rank + 1, price.Rank - 1, 0 }.Select(rank => ("rank", price with { Rank = rank })),
        ("one payer exhausted", price with { Full = price.Full - 1, Exhausted = price.Exhausted + 1 }),
    ];

    private static IEnumerable<(string Name, Measure.Votes Value)> Of(Measure.Votes votes) =>
    [
        .. Mutation.Near(votes.Weight).Append(votes.Weight + new Rational(1, 1_000_000_000))
            .Select(weight => ("weight", votes with { Weight = weight })),
        .. Of(votes.Quota).Select(quota => ("quota", votes with { Quota = quota })),
        .. new[] { null, 1 - votes.Rank, votes.Rank + 1, 0 }.Select(rank => ("rank", votes with { Rank = rank })),
    ];

    private static IEnumerable<(string Name, Measure Value)> Of(Measure.Part part) =>
    [
        .. Mutation.Near(part.Rho).Select(rho => ("price", (Measure)(part with { Rho = rho }))),
        .. Mutation.Near(part.Alpha).Select(alpha => ("part", part with { Alpha = alpha })),
        .. Mutation.Near(part.Paid).Select(paid => ("paid", part with { Paid = paid })),
        .. Mutation.Near(part.LargestPayment).Select(most => ("largest payment", part with { LargestPayment = most })),
        .. Mutation.Near(part.Full).Select(full => ("full payers", part with { Full = full })),
        .. Mutation.Near(part.Exhausted).Select(count => ("exhausted payers", part with { Exhausted = count })),
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
            new Eliminated(by, project, [project], null, new Measure.Votes(0, 0, null)),
        }.Where(other => other.GetType() != decision.GetType()).Select(other => ("another sort of decision", other));
    }
}
