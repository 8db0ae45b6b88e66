using System.Collections.Immutable;
using System.Globalization;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>Says in what a decision of a trace differs from the one that must stand there.</summary>
internal static class Difference
{
    public static string Between(Instance instance, Decision found, Decision? said)
    {
        if (said is null)
        {
            return $"The replay finds {Name(instance, found)}; the trace has ended.";
        }

        var (left, right) = (Parts(instance, found), Parts(instance, said));
        for (var part = 0; part < Math.Min(left.Length, right.Length); part++)
        {
            if (left[part] != right[part])
            {
                return $"{Name(instance, found)}: the replay finds {left[part]}, the trace says {right[part]}.";
            }
        }

        return $"The replay finds {Name(instance, found)}, the trace says {Name(instance, said)}.";
    }

    public static string Name(Instance instance, Decision decision) =>
        $"{decision.GetType().Name} {Id(instance, decision.Project)}";

    public static string Name(Instance instance, Refusal? refusal) => refusal switch
    {
        null => "an allocation",
        Refusal.TieUnresolved tie => $"nobody to resolve the {Tied(instance, tie.Tied)}",
        _ => $"the refusal {refusal}",
    };

    private static string Id(Instance instance, int project) =>
        project >= 0 && project < instance.Projects.Length ? $"'{instance.Projects[project].Id}'" : "no project";

    private static string[] Parts(Instance instance, Decision decision) =>
    [
        Name(instance, decision),
        $"by {decision.By}",
        .. decision switch
        {
            Funded funded => Parts(instance, funded),
            Unaffordable one => [$"supporters' purses of {one.SupportersOwn}", $"cost {one.Cost.MinorUnits}"],
            Skipped skipped => [$"cost {skipped.Cost.MinorUnits}", Left(skipped.MoneyLeft)],
            Stopped stopped =>
                [Tied(instance, stopped.Tied), $"cost {stopped.Cost.MinorUnits}", Left(stopped.MoneyLeft)],
            Barred barred => [$"constraint {barred.Constraint}", Because(instance, barred.Because)],
            Eliminated out_ => [Tied(instance, out_.Tied), BrokenBy(out_.TieBrokenBy), .. Parts(out_.Votes)],
            _ => Array.Empty<string>(),
        },
    ];

    private static string[] Parts(Instance instance, Funded funded) =>
    [
        Tied(instance, funded.Tied),
        BrokenBy(funded.TieBrokenBy),
        .. Parts(funded.Measure),
        Left(funded.MoneyLeft),
    ];

    private static string[] Parts(Measure measure) => measure switch
    {
        Measure.Price price =>
        [
            $"price {price.Rho}", $"largest payment {price.LargestPayment}",
            $"{price.Full} full payers", $"{price.Exhausted} exhausted payers", $"rank {price.Rank}",
        ],
        Measure.Part part =>
        [
            $"price {part.Rho}", $"part {part.Alpha}", $"{part.Paid} paid", $"largest payment {part.LargestPayment}",
            $"{part.Full} full payers", $"{part.Exhausted} exhausted payers",
        ],
        Measure.Density density => [$"density {Finite(density.PerCost)}"],
        Measure.Score score => [$"score {score.Total}"],
        Measure.Load load => [$"load {Finite(load.PerSupporter)}"],
        Measure.Welfare welfare => [$"welfare {welfare.OfProject}", $"welfare of all {welfare.OfAll}"],
        Measure.Place place => [$"place {place.Position}", $"{place.Wins} wins", $"{place.Losses} losses"],
        Measure.Votes votes => [$"rank {votes.Rank}", $"weight {votes.Weight}", $"quota {Finite(votes.Quota)}"],
        _ => [],
    };

    private static string BrokenBy(TieKey? key) => $"tie broken by {(key is null ? "nothing" : key.ToString())}";

    private static string Tied(Instance instance, ImmutableArray<int> tied) => $"tied {Ids(instance, tied)}";

    private static string Because(Instance instance, ImmutableArray<int> funded) =>
        $"because of {Ids(instance, funded)}";

    private static string Ids(Instance instance, ImmutableArray<int> projects) =>
        string.Join(", ", projects.IsDefault ? [] : projects.Select(project => Id(instance, project)));

    private static string Left(Int128 moneyLeft) => $"money left {moneyLeft.ToString(CultureInfo.InvariantCulture)}";

    private static string Finite(Rational? value) => value?.ToString() ?? "infinity";
}
