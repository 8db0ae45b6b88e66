using Budget.Api.Problems;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>Reads the members <c>satisfaction</c> and <c>scores</c> of a rule or of a greedy completion.</summary>
internal static class SatisfactionReader
{
    private static readonly Words<ScoreVector?> ScoreKinds =
        new(("list", null), (RuleWords.BordaByBallotLength, ScoreVector.BordaByBallotLength));

    /// <summary>The satisfaction, by default the cost; null when there is an error.</summary>
    public static Satisfaction? Read(JsonPlace place)
    {
        Satisfaction? satisfaction = Satisfaction.Cost;
        if (place.Member("satisfaction")?.IsOneOf(RuleWords.Satisfactions, out satisfaction) == false)
        {
            return null;
        }

        if (satisfaction is not null)
        {
            return place.Member("scores") is { } scores
                ? scores.Expected<Satisfaction>("no scores: only positional satisfaction has them")
                : satisfaction;
        }

        return place.Required("scores") is { } needed && ReadScores(needed) is { } vector
            ? Satisfaction.Positional(vector)
            : null;
    }

    private static ScoreVector? ReadScores(JsonPlace place)
    {
        if (!place.IsObject("kind", "values")
            || place.Required("kind")?.IsOneOf(ScoreKinds, out var vector) is not true)
        {
            return null;
        }

        if (vector is not null)
        {
            return place.Member("values")?.Expected<ScoreVector>($"no values: {vector.Kind} has its own") ?? vector;
        }

        if (place.Required("values") is not { } values || values.Elements() is not { } elements)
        {
            return null;
        }

        var scores = elements
            .Select(element => element.Fraction("a score, zero or more,", score => score.Sign >= 0)).ToArray();
        return scores.Length == 0 ? values.Expected<ScoreVector>("at least one score")
            : scores.All(score => score is not null) ? new ScoreVector.List([.. scores.Select(score => score!.Value)])
            : null;
    }
}
