using Budget.Api.Lines;
using Budget.Api.Rounds;
using Budget.Core.Rules;

namespace Budget.Api.Ballots;

/// <summary>What a form says about the vote as a whole, in plain words.</summary>
/// <param name="Rule">How ballots become a recommendation.</param>
/// <param name="Ties">What decides between equals.</param>
/// <param name="Changing">That the ballot may be changed, and until when.</param>
/// <param name="Household">Who votes together; null where everybody votes alone.</param>
internal sealed record FormText(string Rule, string Ties, string Changing, string? Household)
{
    public static FormText Of(Manifest manifest, FormLanguage language) => new(
        language.Rule(manifest.RuleSet), language.Ties(manifest.RuleSet.Ties, manifest.LotDrawEvent),
        language.Changing, manifest.Household ? language.Household : null);
}

/// <summary>
/// What a form says, in one language. A rule recommends and a council decides, so nothing is "funded".
/// </summary>
internal abstract class FormLanguage
{
    public abstract string Changing { get; }

    public abstract string Household { get; }

    /// <summary>How to fill in a line.</summary>
    public abstract string HowTo(LineLimits limits, string currency);

    /// <summary>How many lines of a group may be filled in.</summary>
    public abstract string Choose(int atMost, IReadOnlyList<string> lines);

    /// <summary>The rule, and what it does with money that is left.</summary>
    public abstract string Rule(RuleSet set);

    public abstract string Ties(TieOrder ties, string? lotDrawEvent);

    /// <summary>What a greedy rule looks at: support, support for the money, or the sum of what voters say.</summary>
    protected static GreedyMeasure MeasureOf(string rule, Satisfaction? satisfaction) =>
        rule == Greedy.ByScoreName ? GreedyMeasure.Sum
        : satisfaction is Satisfaction.CostOf ? GreedyMeasure.Votes
        : GreedyMeasure.ForTheMoney;

    protected static string Joined(params ReadOnlySpan<string?> sentences)
    {
        var said = new List<string>();
        foreach (var sentence in sentences)
        {
            said.AddRange(sentence is null ? [] : [sentence]);
        }

        return string.Join(' ', said);
    }

    internal enum GreedyMeasure
    {
        Votes,
        ForTheMoney,
        Sum,
    }
}
