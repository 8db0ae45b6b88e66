using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>
/// The scores of ranked projects, counted in one common unit. Projects in one tier share the average of the places
/// they cover.
/// </summary>
internal sealed class TierScores
{
    private readonly Profile _profile;
    private readonly ScoreVector _scores;
    private readonly Dictionary<(int Length, int First, int Size), Rational> _averages = [];
    private readonly BigInteger _perUnit = BigInteger.One;

    public TierScores(Profile profile, ScoreVector scores)
    {
        (_profile, _scores) = (profile, scores);
        for (var group = 0; group < profile.GroupCount; group++)
        {
            for (var at = 0; at < profile.Listed(group).Length; at++)
            {
                var denominator = Average(group, at).Denominator;
                _perUnit *= denominator / BigInteger.GreatestCommonDivisor(_perUnit, denominator);
            }
        }
    }

    public Rational Unit => new(1, _perUnit);

    /// <summary>
    /// The score of the project at a place of a group's ballot; one too large to count is counted as 2^62.
    /// </summary>
    public long Share(int group, int at) =>
        (long)BigInteger.Min((Average(group, at) * _perUnit).Numerator, BigInteger.One << 62);

    private Rational Average(int group, int at)
    {
        var ranks = _profile.Values(group);
        var first = (int)ranks[at];
        var size = ranks.Count(first);
        var key = (ranks.Length, first, size);
        if (!_averages.TryGetValue(key, out var average))
        {
            for (var place = first; place < first + size; place++)
            {
                average += _scores.Score(place, ranks.Length, _profile.ProjectCount);
            }

            average /= size;
            _averages.Add(key, average);
        }

        return average;
    }
}
