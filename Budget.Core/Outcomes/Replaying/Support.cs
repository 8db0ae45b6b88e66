using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Who gets something from one project, read off the ballots: a circle for each different satisfaction, from which
/// those who get nothing are left out.
/// </summary>
internal sealed class Support
{
    private Support(Dictionary<Rational, List<int>> groups, ReadOnlySpan<long> weights)
    {
        Circles = [.. groups.Select(circle => new Circle(circle.Key, [.. circle.Value]))];
        foreach (var circle in Circles)
        {
            var voters = circle.Voters(weights);
            Voters += voters;
            Total += circle.Gain * voters;
        }
    }

    public Circle[] Circles { get; }

    /// <summary>How many voters get something.</summary>
    public long Voters { get; }

    /// <summary>U_p: what all voters together get.</summary>
    public Rational Total { get; }

    public bool IsEmpty => Circles.Length == 0;

    /// <summary>The support of every project of the instance; money counts in currency units.</summary>
    public static Support[] Of(Instance instance, Profile profile, Satisfaction satisfaction)
    {
        var circles = instance.Projects.Select(_ => new Dictionary<Rational, List<int>>()).ToArray();
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length; at++)
            {
                var gain = satisfaction switch
                {
                    Satisfaction.CostOf => instance.InCurrency(instance.Projects[listed[at]].Cost.MinorUnits),
                    Satisfaction.CardinalityOf => Rational.One,
                    Satisfaction.PointsOf => new Rational(profile.Values(group)[at], Power(profile.PointDecimals)),
                    Satisfaction.PositionalOf { Scores: var scores } => Score(scores, profile.Values(group), at),
                    _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
                };
                if (gain.Sign > 0)
                {
                    Circle(circles[listed[at]], gain).Add(group);
                }
            }
        }

        return [.. circles.Select(circle => new Support(circle, profile.Weights))];
    }

    private static List<int> Circle(Dictionary<Rational, List<int>> circles, Rational gain)
    {
        if (!circles.TryGetValue(gain, out var groups))
        {
            circles[gain] = groups = [];
        }

        return groups;
    }

    private static System.Numerics.BigInteger Power(int decimals) => System.Numerics.BigInteger.Pow(10, decimals);

    // Projects that share a rank r are spread over the places r, r + 1, …, and share the average of their scores.
    private static Rational Score(ScoreVector scores, ReadOnlySpan<long> ranks, int at)
    {
        var tier = ranks.Count(ranks[at]);
        var sum = Rational.Zero;
        for (var place = (int)ranks[at]; place < ranks[at] + tier; place++)
        {
            sum += scores switch
            {
                ScoreVector.BordaByLength => ranks.Length - place,
                ScoreVector.List list => place <= list.Values.Length ? list.Values[place - 1] : Rational.Zero,
                _ => throw new ArgumentOutOfRangeException(nameof(scores)),
            };
        }

        return sum / tier;
    }
}

/// <summary>Groups of voters who get the same from a project.</summary>
/// <param name="Gain">What each voter gets: positive.</param>
/// <param name="Groups">The groups of identical ballots.</param>
internal sealed record Circle(Rational Gain, int[] Groups)
{
    public long Voters(ReadOnlySpan<long> weights)
    {
        var voters = 0L;
        foreach (var group in Groups)
        {
            voters += weights[group];
        }

        return voters;
    }
}
