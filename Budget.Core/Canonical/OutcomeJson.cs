using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Core.Canonical;

/// <summary>
/// The outcome of an election under a rule set as canonical JSON: amounts in currency units, fractions exact.
/// </summary>
public static class OutcomeJson
{
    private const long Billion = 1_000_000_000;

    /// <summary>The members of the answer, to which a caller may add its own.</summary>
    public static IEnumerable<(string Name, CanonicalJson? Value)> Members(
        Election election, RuleSet set, Outcome outcome)
    {
        var instance = election.Instance;
        var funded = outcome.Allocation.ToArray();
        return
        [
            ("engineVersion", Engine.Version),
            ("fingerprint", Fingerprint.Of(election)),
            ("ruleSet", RuleSetJson.Json(set)),
            ("ruleSetHash", RuleSetJson.HashOf(set)),
            ("budget", instance.Format(instance.BudgetLimit.MinorUnits)),
            ("cost", instance.Format(instance.CostMinor(funded))),
            ("allocation", Ids(instance, funded)),
            ("tieOccurred", outcome.TieOccurred),
            ("smithSet", outcome.SmithSet is { } smith ? Ids(instance, smith) : null),
            ("completion", outcome.Increase is { } stop ? Json(stop) : null),
            ("earmarks", ConstraintJson.Earmarks(instance, outcome)),
            ("constraints", ConstraintJson.Effects(instance, set, outcome)),
            ("comparison", outcome.Comparison is { } comparison ? Json(instance, comparison) : null),
            ("decisions", Json(instance, outcome.Decisions)),
        ];
    }

    private static CanonicalJson Json(Instance instance, IEnumerable<Decision> decisions) =>
        CanonicalJson.ArrayOf(decisions.Select(decision => Json(instance, decision)));

    private static CanonicalJson Json(Instance instance, Comparison comparison) => CanonicalJson.ObjectOf(
        ("measure", RuleSetJson.Name(comparison.Measure)),
        ("chosen", comparison.Voters is null ? null : comparison.ChoosesMostVotes ? "most-votes" : "completed"),
        ("voters", comparison.Voters is { } voters
            ? CanonicalJson.ObjectOf(
                ("completed", voters.Completed), ("mostVotes", voters.MostVotes), ("indifferent", voters.Indifferent))
            : null),
        ("otherDecisions", Json(instance, comparison.Other)));

    internal static CanonicalJson Ids(Instance instance, IEnumerable<int> projects) =>
        CanonicalJson.ArrayOf(projects.Select(project => Id(instance, project)));

    private static CanonicalJson Id(Instance instance, int project) =>
        CanonicalJson.Of(instance.Projects[project].Id.Value);

    internal static CanonicalJson Json(IncreaseStop stop) => CanonicalJson.ObjectOf(
        ("steps", stop.Steps),
        ("purse", $"{stop.Start}+{stop.Raised}"),
        ("stoppedBecause", stop.Because switch
        {
            StopReason.NextOverspends => "next-overspends",
            StopReason.Exhaustive => "exhaustive",
            StopReason.AllFunded => "all-funded",
            StopReason.StepLimit => "step-limit",
            StopReason.AllAffordable => "all-affordable",
            _ => throw new ArgumentOutOfRangeException(nameof(stop)),
        }));

    private static CanonicalJson Json(Instance instance, Decision decision) => CanonicalJson.ObjectOf(
    [
        ("by", decision.By),
        ("project", Id(instance, decision.Project)),
        .. decision switch
        {
            Funded funded => Members(instance, funded),
            Unaffordable unaffordable => Members(instance, unaffordable),
            Skipped skipped => Members(instance, skipped),
            Stopped stopped => Members(instance, stopped),
            Barred barred => Members(instance, barred),
            Eliminated eliminated => Members(instance, eliminated),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        },
    ]);

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Funded funded) =>
    [
        ("kind", "funded"),
        ("tied", Ids(instance, funded.Tied)),
        ("tieBrokenBy", funded.TieBrokenBy is { } key ? RuleSetJson.Name(key) : null),
        ("moneyLeft", instance.Format(funded.MoneyLeft)),
        .. Members(funded.Measure, instance.InCurrency(instance.CostMinor(funded.Project))),
    ];

    private static (string Name, CanonicalJson? Value)[] Members(Measure measure, Rational cost) => measure switch
    {
        Measure.Price price =>
        [
            ("rho", price.Rho.ToString()),
            ("effectiveVotes", EffectiveVotes(price, cost)),
            ("largestPayment", price.LargestPayment.ToString()),
            ("payers", CanonicalJson.ObjectOf(("full", price.Full), ("exhausted", price.Exhausted))),
            ("rank", Rank(price.Rank)),
        ],
        Measure.Part part =>
        [
            ("rho", part.Rho.ToString()),
            ("alpha", part.Alpha.ToString()),
            ("paid", part.Paid.ToString()),
            ("largestPayment", part.LargestPayment.ToString()),
            ("payers", CanonicalJson.ObjectOf(("full", part.Full), ("exhausted", part.Exhausted))),
        ],
        Measure.Density density => [("density", Finite(density.PerCost))],
        Measure.Score score => [("score", score.Total.ToString())],
        Measure.Load load => [("load", Finite(load.PerSupporter))],
        Measure.Place place =>
            [("place", (long)place.Position), ("wins", (long)place.Wins), ("losses", (long)place.Losses)],
        Measure.Votes votes =>
        [
            ("rank", Rank(votes.Rank)),
            ("weight", DecimalLiteral.Format((votes.Weight * Billion).Numerator, decimals: 9)),
            ("quota", Finite(votes.Quota)),
        ],
        Measure.Welfare welfare =>
            [("welfare", welfare.OfProject.ToString()), ("welfareOfAll", welfare.OfAll.ToString())],
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Unaffordable unaffordable) =>
    [
        ("kind", "unaffordable"),
        ("supportersOwn", unaffordable.SupportersOwn.ToString()),
        ("cost", instance.Format(unaffordable.Cost.MinorUnits)),
    ];

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Skipped skipped) =>
    [
        ("kind", "skipped"),
        ("cost", instance.Format(skipped.Cost.MinorUnits)),
        ("moneyLeft", instance.Format(skipped.MoneyLeft)),
    ];

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Stopped stopped) =>
    [
        ("kind", "stopped"),
        ("tied", Ids(instance, stopped.Tied)),
        ("cost", instance.Format(stopped.Cost.MinorUnits)),
        ("moneyLeft", instance.Format(stopped.MoneyLeft)),
    ];

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Barred barred) =>
    [
        ("kind", "barred"),
        ("constraint", barred.Constraint),
        ("because", Ids(instance, barred.Because)),
    ];

    private static (string Name, CanonicalJson? Value)[] Members(Instance instance, Eliminated eliminated) =>
    [
        ("kind", "eliminated"),
        ("tied", Ids(instance, eliminated.Tied)),
        ("tieBrokenBy", eliminated.TieBrokenBy is { } key ? RuleSetJson.Name(key) : null),
        .. Members(eliminated.Votes, Rational.Zero),
    ];

    private static CanonicalJson? EffectiveVotes(Measure.Price price, Rational cost) =>
        price.LargestPayment.Sign == 0 ? null : CanonicalJson.Of(price.EffectiveVotes(cost).ToString());

    private static CanonicalJson? Rank(long? rank) => rank is { } last ? CanonicalJson.Of(last) : null;

    private static CanonicalJson Finite(Rational? value) => value?.ToString() ?? "infinity";
}
