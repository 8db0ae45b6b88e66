using Budget.Api.Problems;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>Reads the members <c>satisfaction</c> and <c>scores</c> of a rule or of a greedy completion.</summary>
internal static class SatisfactionReader
{
    /// <summary>The satisfaction, by default the cost; null when there is an error.</summary>
    public static Satisfaction? Read(JsonPlace place)
    {
        var word = new SatisfactionWord(Satisfaction.Cost);
        if (place.Member("satisfaction")?.IsOneOf(RuleWords.Satisfactions, out word) == false)
        {
            return null;
        }

        if (word.WithScores is { } withScores)
        {
            return place.Required("scores") is { } needed && ScoreWords.Read(needed) is { } scores
                ? withScores(scores)
                : null;
        }

        return place.Member("scores") is { } said
            ? said.Expected<Satisfaction>("no scores: only positional satisfaction has them")
            : word.Plain;
    }
}
