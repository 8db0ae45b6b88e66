using Budget.Core.Outcomes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Allocations;

/// <summary>How the budget is used: a bar with a part for each rule that spent, and for what is left.</summary>
internal static class BudgetBar
{
    private static readonly (char Block, Color Color)[] Looks =
        [('█', Color.Green), ('▓', Color.Blue), ('░', Color.Grey)];

    public static IRenderable Of(Calculation calculation, int width)
    {
        var instance = calculation.Subject.Election.Instance;
        Int128 budget = instance.BudgetLimit.MinorUnits;
        var parts = Parts(calculation).ToArray();
        var (bar, legend, drawn, spent) = (new Paragraph(), new Paragraph(), 0, Int128.Zero);
        foreach (var (at, (name, amount)) in parts.Index())
        {
            var (block, color) = Looks[at == parts.Length - 1 ? ^1 : Math.Min(at, Looks.Length - 2)];
            spent += amount;
            var end = budget == 0 ? 0 : (int)(spent * width / budget);
            bar.Append(new string(block, end - drawn), new Style(color));
            legend.Append($"{(at == 0 ? "" : "   ")}{block} {name} {Figures.English.Amount(instance, amount)}"
                + $" ({Figures.English.Percent(amount, budget)})", new Style(color));
            drawn = end;
        }

        return new Rows(bar, legend);
    }

    private static IEnumerable<(string Name, Int128 Amount)> Parts(Calculation calculation)
    {
        var instance = calculation.Subject.Election.Instance;
        var left = (Int128)instance.BudgetLimit.MinorUnits;
        foreach (var rule in calculation.Outcome.Decisions.OfType<Funded>().GroupBy(
            funded => funded.By, funded => (Int128)instance.Projects[funded.Project].Cost.MinorUnits))
        {
            var amount = rule.Aggregate(Int128.Zero, (sum, cost) => sum + cost);
            left -= amount;
            yield return (rule.Key, amount);
        }

        yield return ("left", left);
    }
}
