using Budget.Core.Ballots;
using Budget.Core.Numbers;
using CsCheck;

namespace Budget.Tests.Reference;

/// <summary>
/// Elections small enough to look at and mean enough to matter: few different costs and few different ballots make
/// ties, and there are gifts, projects dearer than the budget, projects nobody votes for, empty ballots and no ballots.
/// </summary>
internal static class RandomElections
{
    // Ids that sort otherwise as numbers, in another culture, by UTF-16 units or without regard to case.
    private static readonly string[] Ids =
    [
        "1", "2", "10", "P0028", "B/12/IX", "a", "B", "I", "i", "ı", "Å", "z", "\uFB01", "\U0001F333", "\U0001F3CA",
        "co", "coop", "b", .. Enumerable.Range(100, 30).Select(number => $"{number}"),
    ];

    // Points times the largest crowd would be beyond what is counted exactly.
    private static readonly long[] Crowds = [1, 100_000, 1L << 30, 1_000_000_000_000, 1L << 55];

    /// <summary>At most 6 projects and 8 lines of ballots.</summary>
    public static Gen<TextElection> Small { get; } = SmallOf(Enum.GetValues<BallotKind>());

    /// <summary>At most 15 projects and 60 lines of ballots.</summary>
    public static Gen<TextElection> Bigger { get; } = BiggerOf(Enum.GetValues<BallotKind>());

    /// <summary>Small elections with ballots of the kinds given.</summary>
    public static Gen<TextElection> SmallOf(params BallotKind[] kinds) => Sized(6, 8, kinds, Everyday);

    /// <summary>Bigger elections with ballots of the kinds given.</summary>
    public static Gen<TextElection> BiggerOf(params BallotKind[] kinds) => Sized(15, 60, kinds, Everyday);

    /// <summary>
    /// At most 9 projects and 20 lines of ballots: as much as fractions bear that grow twice as long with each project.
    /// </summary>
    public static Gen<TextElection> MiddleOf(params BallotKind[] kinds) => Sized(9, 20, kinds, Uneven);

    /// <summary>At most 40 projects and 40 lines of ballots, hardly two alike, so that purses become long.</summary>
    public static Gen<TextElection> LongOf(params BallotKind[] kinds) => Sized(40, 40, kinds, Uneven);

    /// <summary>The same elections, where no ballot puts two projects in one place.</summary>
    public static Gen<TextElection> Strict(Gen<TextElection> elections) => elections.Select(election => election with
    {
        Ballots = [.. election.Ballots.Select(ballot => ballot.Replace(" = ", " > ", StringComparison.Ordinal))],
    });

    /// <summary>
    /// Small elections where large costs and weights differ by so little that the prices they make are far closer to
    /// each other than floating point can see.
    /// </summary>
    public static Gen<TextElection> DelicateOf(params BallotKind[] kinds) => Sized(6, 8, kinds, Large(kinds));

    /// <summary>What costs and weights are drawn from, and how many decimals amounts have.</summary>
    private sealed record Sizes(Gen<long> Costs, Gen<long> Weights, int Decimals);

    private static Gen<Sizes> Everyday =>
        from decimals in Gen.Frequency((6, 0), (1, 1), (1, 2))
        from taste in Gen.Int[0, 4]
        let costs = taste switch
        {
            0 or 1 => Gen.Long[1, 4],
            2 or 3 => Gen.Frequency((3, Gen.Long[1, 4]), (2, Gen.Long[0, 3]), (2, Gen.Long[1, 40])),
            _ => Gen.Long[1, 500],
        }
        let weights = taste < 4
            ? Gen.Frequency((8, Gen.Const(1L)), (4, Gen.Long[1, 3]), (1, Gen.Long[1, 40]))
            : Gen.Long[1, 100]
        select new Sizes(costs, weights, decimals);

    private static Gen<Sizes> Uneven => Gen.Const(new Sizes(Gen.Long[100, 50_000], Gen.Long[1, 500], 0));

    private static Gen<Sizes> Large(BallotKind[] kinds) =>
        from decimals in Gen.Frequency((6, 0), (1, 18))
        from cost in Gen.OneOf((long[])[1_000, 1_000_000_007, 1L << 50, 300_000_000_000_000_000])
        from weight in Gen.OneOf(kinds is [BallotKind.Approval] ? Crowds : Crowds[..^1])
        from factor in Gen.OneOf((long[])[1, 2, 3])
        select new Sizes(
            Gen.OneOf(Gen.Long[cost, cost + 2], Gen.Long[factor * cost, factor * cost + 1]),
            Gen.OneOf(Gen.Long[weight, weight + 2], Gen.Long[factor * weight, factor * weight + 1], Gen.Long[1, 3]),
            decimals);

    private static Gen<TextElection> Sized(int projects, int ballots, BallotKind[] kinds, Gen<Sizes> sizes) =>
        from kind in Gen.OneOf(kinds)
        from size in sizes
        from count in Gen.Int[0, projects]
        from ids in Gen.Shuffle(Ids, count)
        from costs in size.Costs.Array[count]
        from percent in Gen.Int[0, 130]
        let budget = (long)((costs.Aggregate(Int128.Zero, (sum, cost) => sum + cost) * percent + 99) / 100)
        from lines in Ballots(kind, ids).SelectMany(few => Gen.OneOf(few, Ballot(kind, ids)).Array[0, ballots])
        from weights in size.Weights.Array[lines.Length]
        select new TextElection(
            DecimalLiteral.Format(budget, size.Decimals),
            [.. ids.Zip(costs, (id, cost) => $"{id} {DecimalLiteral.Format(cost, size.Decimals)}")],
            [.. lines.Zip(weights, (line, weight) => $"{weight} x {line}")],
            kind);

    // One of a few ballots, so that many voters vote alike.
    private static Gen<Gen<string>> Ballots(BallotKind kind, string[] ids) =>
        Ballot(kind, ids).Array[1, 4].Select(few => Gen.OneOf(few));

    // Every project gets a grade; what that means depends on the kind. Projects graded 0 are not listed.
    private static Gen<string> Ballot(BallotKind kind, string[] ids) =>
        from highest in Gen.Int[1, 5]
        from grades in Gen.Int[0, highest].Array[ids.Length]
        from strict in Gen.Bool
        let listed = ids.Zip(grades).Where(graded => graded.Second > 0).ToArray()
        select kind switch
        {
            BallotKind.Approval => string.Join(' ', listed.Select(graded => graded.First)),
            BallotKind.Ranked => Ranking(listed, strict),
            BallotKind.Cumulative => string.Join(' ', listed.Select(graded => $"{graded.First}:{graded.Second - 1}")),
            _ => string.Join(' ', listed.Select(graded => $"{graded.First}:{HalfPoints(graded.Second - 1)}")),
        };

    private static string HalfPoints(int halves) => DecimalLiteral.Format(5 * halves, 1);

    private static string Ranking((string Id, int Grade)[] listed, bool strict) => strict
        ? string.Join(" > ", listed.OrderByDescending(graded => graded.Grade).Select(graded => graded.Id))
        : string.Join(" > ", listed.GroupBy(graded => graded.Grade, graded => graded.Id)
            .OrderByDescending(tier => tier.Key).Select(tier => string.Join(" = ", tier)));
}
