using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>What a word for a satisfaction means: one, or one for each score vector.</summary>
internal sealed record SatisfactionWord
{
    public SatisfactionWord(Satisfaction satisfaction) => Plain = satisfaction;

    public SatisfactionWord(Func<ScoreVector, Satisfaction> withScores) => WithScores = withScores;

    /// <summary>The satisfaction; null where it needs scores.</summary>
    public Satisfaction? Plain { get; }

    /// <summary>Makes it from scores; null where it has none.</summary>
    public Func<ScoreVector, Satisfaction>? WithScores { get; }
}
