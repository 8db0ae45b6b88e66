using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Who gets something from one project, read off the ballots anew: a circle for each different satisfaction. Whoever
/// lists the project and gets nothing from it is in none. What a voter gets are points, or the score of a place, or 1;
/// times the cost where that counts.
/// </summary>
internal sealed class Supporters
{
    /// <summary>What satisfaction is counted in adds up to at most so many units, or the election is refused.</summary>
    private const long MostUnits = 1L << 61;

    private readonly Rational _unit;

    /// <param name="groups">Who has how many points, say.</param>
    /// <param name="weights">Of the groups.</param>
    /// <param name="unit">What points are counted in.</param>
    /// <param name="worth">What a point for this project is worth.</param>
    private Supporters(
        Dictionary<Rational, List<int>> groups, ReadOnlySpan<long> weights, Rational unit, Rational worth)
    {
        _unit = unit * worth;
        Circles = worth.Sign == 0 ? []
            : [.. groups.Select(circle => new Circle(circle.Key * worth, [.. circle.Value]))];
        foreach (var circle in Circles)
        {
            var voters = BigInteger.Zero;
            foreach (var group in circle.Groups)
            {
                voters += weights[group];
            }

            Voters += voters;
            Total += circle.Gain * voters;
        }
    }

    public Circle[] Circles { get; }

    /// <summary>How many voters get something.</summary>
    public BigInteger Voters { get; }

    /// <summary>U_p: what all voters together get.</summary>
    public Rational Total { get; }

    public bool IsEmpty => Circles.Length == 0;

    /// <summary>The supporters of every project of the instance; money counts in currency units.</summary>
    public static Supporters[] Of(Instance instance, Profile profile, Satisfaction satisfaction)
    {
        var circles = instance.Projects.Select(_ => new Dictionary<Rational, List<int>>()).ToArray();
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length; at++)
            {
                var gain = satisfaction switch
                {
                    Satisfaction.CostOf or Satisfaction.CardinalityOf => Rational.One,
                    Satisfaction.PointsOf => profile.Values(group)[at] / Whole(profile.PointDecimals),
                    Satisfaction.PositionalOf { Scores: var scores } => PlaceScores.Of(scores, profile, group, at),
                    _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
                };
                Join(circles[listed[at]], gain, group);
            }
        }

        var unit = satisfaction is Satisfaction.PointsOf ? 1 / Whole(profile.PointDecimals) : Unit(circles);
        return
        [
            .. circles.Zip(instance.Projects, (circle, project) => new Supporters(
                circle, profile.Weights, unit,
                CountsCost(satisfaction) ? instance.InCurrency(project.Cost.MinorUnits) : Rational.One)),
        ];
    }

    /// <summary>For every project those who rank it at a rank or better; each gets 1.</summary>
    public static Supporters[] RankedWithin(Profile profile, int rank)
    {
        var circles = new Dictionary<Rational, List<int>>[profile.ProjectCount];
        for (var project = 0; project < circles.Length; project++)
        {
            circles[project] = [];
        }

        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length && profile.Values(group)[at] <= rank; at++)
            {
                Join(circles[listed[at]], Rational.One, group);
            }
        }

        return [.. circles.Select(circle => new Supporters(circle, profile.Weights, Rational.One, Rational.One))];
    }

    /// <summary>The first project whose satisfaction adds up to more than is counted, or null.</summary>
    public static int? FirstTooLarge(Supporters[] supporters) =>
        Array.FindIndex(supporters, one => one.Total > one._unit * MostUnits) is >= 0 and var project ? project : null;

    private static void Join(Dictionary<Rational, List<int>> circles, Rational gain, int group)
    {
        if (gain.Sign > 0)
        {
            if (!circles.TryGetValue(gain, out var circle))
            {
                circles[gain] = circle = [];
            }

            circle.Add(group);
        }
    }

    private static bool CountsCost(Satisfaction satisfaction) => satisfaction is Satisfaction.CostOf
        or Satisfaction.PointsOf { TimesCost: true } or Satisfaction.PositionalOf { TimesCost: true };

    private static Rational Whole(int decimals) => BigInteger.Pow(10, decimals);

    // The largest unit in which all scores are whole.
    private static Rational Unit(Dictionary<Rational, List<int>>[] circles)
    {
        var common = BigInteger.One;
        foreach (var gain in circles.SelectMany(circle => circle.Keys))
        {
            common *= gain.Denominator / BigInteger.GreatestCommonDivisor(common, gain.Denominator);
        }

        return new Rational(1, common);
    }
}

/// <summary>Groups of voters who get the same from a project.</summary>
/// <param name="Gain">What each voter gets: positive.</param>
/// <param name="Groups">The groups of identical ballots.</param>
internal sealed record Circle(Rational Gain, int[] Groups);
