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
            var voter = new Voter(weight, new bool[projects], new Rational[projects], new long[projects]);
            for (var at = 0; at < listed.Length; at++)
            {
                voter.Lists[listed[at]] = true;
                voter.Ranks[listed[at]] = election.Profile.Kind == BallotKind.Ranked ? values[at] : 0;
                voter.Gets[listed[at]] = (satisfaction, satisfaction?.Name) switch
                {
                    (null, _) => Rational.Zero,
                    (_, "cost") => bare.Cost[listed[at]],
                    (_, "cardinality") => Rational.One,
                    (_, "points") => Points(election.Profile, values[at]),
                    (_, "points-cost") => bare.Cost[listed[at]] * Points(election.Profile, values[at]),
                    (Satisfaction.PositionalOf { Scores: var scores }, "positional") =>
                        PlaceScore.Average(scores, values, at, projects),
                    (Satisfaction.PositionalOf { Scores: var scores }, "positional-cost") =>
                        bare.Cost[listed[at]] * PlaceScore.Average(scores, values, at, projects),
                    _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
                };
            }

            voters[group] = voter;
        }

        return new Electorate(election) { Voters = voters, IsOut = isOut ?? bare.IsOut };
    }

    private static Rational Points(Profile profile, long points) =>
        new(points, System.Numerics.BigInteger.Pow(10, profile.PointDecimals));

    private Rational InCurrency(Money money) => new(money.MinorUnits, Instance.CurrencyUnit);
}

/// <summary>Voters who cast the same ballot.</summary>
/// <param name="Weight">How many they are.</param>
/// <param name="Lists">For each project, whether the ballot lists it.</param>
/// <param name="Gets">u_i(p) for each project.</param>
/// <param name="Ranks">For each project its rank, 0 where it has none.</param>
internal sealed record Voter(long Weight, bool[] Lists, Rational[] Gets, long[] Ranks)
{
    /// <summary>Whether a project has a rank, and none beyond the last one that counts.</summary>
    public bool RanksWithin(long last, int project) => Ranks[project] > 0 && Ranks[project] <= last;
}
