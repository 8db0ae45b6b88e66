using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>
/// An election as the definitions speak of it: what everything costs in currency units, and what every voter gets from
/// every project. Voters with the same ballot stand together, with a weight.
/// </summary>
internal sealed class Electorate
{
    private Electorate(Election election)
    {
        Instance = election.Instance;
        Budget = InCurrency(Instance.BudgetLimit);
        Cost = [.. Instance.Projects.Select(project => InCurrency(project.Cost))];
    }

    public Instance Instance { get; }
    public Rational Budget { get; }
    public Rational[] Cost { get; }
    public Voter[] Voters { get; private init; } = [];

    /// <summary>Whether constraints bar a project beside those that are funded.</summary>
    public Func<int, IEnumerable<int>, bool> IsOut { get; private init; } = (_, _) => false;

    public IEnumerable<int> Projects => Enumerable.Range(0, Cost.Length);

    /// <summary>n: all voters, those with an empty ballot included.</summary>
    public Rational VoterCount => Sum(_ => true, _ => Rational.One);

    /// <summary>U_p = Σ u_i(p), for each project.</summary>
    public Rational[] Totals => field ??= [.. Projects.Select(project => Sum(_ => true, voter => voter.Gets[project]))];

    /// <summary>v_p: how many voters list the project, for each project.</summary>
    public Rational[] Votes =>
        field ??= [.. Projects.Select(project => Sum(voter => voter.Lists[project], _ => Rational.One))];

    public bool IsSupported(int project) => Totals[project].Sign > 0;

    /// <summary>Σ over the voters that count, weights and all.</summary>
    public Rational Sum(Func<Voter, bool> counts, Func<Voter, Rational> amount) => Voters.Where(counts)
        .Aggregate(Rational.Zero, (sum, voter) => sum + voter.Weight * amount(voter));

    public Rational CostOf(IEnumerable<int> projects) =>
        projects.Aggregate(Rational.Zero, (sum, project) => sum + Cost[project]);

    /// <summary>An amount of currency units in the smallest unit of the instance.</summary>
    public Int128 InMinorUnits(Rational amount)
    {
        var scaled = amount * Instance.CurrencyUnit;
        return scaled.Denominator.IsOne ? (Int128)scaled.Numerator : throw new ArgumentException("Not a whole unit.");
    }

    /// <summary>Everybody, with what they get under a satisfaction; nothing where none is asked for.</summary>
    public static Electorate Of(
        Election election, Satisfaction? satisfaction, Func<int, IEnumerable<int>, bool>? isOut = null)
    {
        var bare = new Electorate(election);
        var voters = new Voter[election.Profile.GroupCount];
        for (var group = 0; group < voters.Length; group++)
        {
            var listed = election.Profile.Listed(group).ToArray();
            var values = election.Profile.Values(group).ToArray();
            var (weight, projects) = (election.Profile.Weights[group], bare.Cost.Length);
            var voter = new Voter(weight, new bool[projects], new Rational[projects]);
            for (var at = 0; at < listed.Length; at++)
            {
                voter.Lists[listed[at]] = true;
                voter.Gets[listed[at]] = satisfaction switch
                {
                    null => Rational.Zero,
                    Core.Rules.Satisfaction.CostOf => bare.Cost[listed[at]],
                    Core.Rules.Satisfaction.CardinalityOf => Rational.One,
                    Core.Rules.Satisfaction.PointsOf => Points(election.Profile, values[at]),
                    Core.Rules.Satisfaction.PositionalOf positional => AverageScore(positional.Scores, values, at),
                    _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
                };
            }

            voters[group] = voter;
        }

        return new Electorate(election) { Voters = voters, IsOut = isOut ?? bare.IsOut };
    }

    private static Rational Points(Profile profile, long points) =>
        new(points, System.Numerics.BigInteger.Pow(10, profile.PointDecimals));

    // A tier covers as many positions as it has projects, from its rank on; each of them gets the average score.
    private static Rational AverageScore(ScoreVector scores, long[] ranks, int at)
    {
        var covered = ranks.Count(rank => rank == ranks[at]);
        var sum = Enumerable.Range((int)ranks[at], covered)
            .Aggregate(Rational.Zero, (sum, position) => sum + Score(scores, position, ranks.Length));
        return sum / covered;
    }

    private static Rational Score(ScoreVector scores, int position, int ballotLength) => scores switch
    {
        ScoreVector.BordaByLength => ballotLength - position,
        ScoreVector.List list when position > list.Values.Length => 0,
        ScoreVector.List list => list.Values[position - 1],
        _ => throw new ArgumentOutOfRangeException(nameof(scores)),
    };

    private Rational InCurrency(Money money) => new(money.MinorUnits, Instance.CurrencyUnit);
}

/// <summary>Voters who cast the same ballot.</summary>
/// <param name="Weight">How many they are.</param>
/// <param name="Lists">For each project, whether the ballot lists it.</param>
/// <param name="Gets">u_i(p) for each project.</param>
internal sealed record Voter(long Weight, bool[] Lists, Rational[] Gets);
