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
        "co", "coop", "b",
    ];

    /// <summary>At most 6 projects and 8 lines of ballots.</summary>
    public static Gen<TextElection> Small { get; } = Sized(6, 8, Gen.Enum<BallotKind>());

    /// <summary>At most 15 projects and 60 lines of ballots.</summary>
    public static Gen<TextElection> Bigger { get; } = Sized(15, 60, Gen.Enum<BallotKind>());

    /// <summary>Small elections with ballots of the kinds given.</summary>
    public static Gen<TextElection> SmallOf(params BallotKind[] kinds) => Sized(6, 8, Gen.OneOf(kinds));

    private static Gen<TextElection> Sized(int projects, int ballots, Gen<BallotKind> kinds) =>
        from kind in kinds
        from count in Gen.Int[0, projects]
        from ids in Gen.Shuffle(Ids, count)
        from decimals in Gen.Frequency((6, 0), (1, 1), (1, 2))
        from costs in Costs.Array[count]
        from percent in Gen.Int[0, 130]
        let budget = (costs.Sum() * percent + 99) / 100
        from lines in Ballots(kind, ids).SelectMany(few => Gen.OneOf(few, Ballot(kind, ids)).Array[0, ballots])
        from weights in Weights.Array[lines.Length]
        select new TextElection(
            DecimalLiteral.Format(budget, decimals),
            [.. ids.Zip(costs, (id, cost) => $"{id} {DecimalLiteral.Format(cost, decimals)}")],
            [.. lines.Zip(weights, (line, weight) => $"{weight} x {line}".TrimEnd())],
            kind);

    private static Gen<int> Costs => Gen.Frequency(
        (3, Gen.Int[1, 4]), (2, Gen.Int[0, 3]), (2, Gen.Int[1, 40]));

    private static Gen<int> Weights => Gen.Frequency(
        (8, Gen.Const(1)), (4, Gen.Int[1, 3]), (1, Gen.Int[1, 40]));

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
            _ => string.Join(' ', listed.Select(graded => $"{graded.First}:{DecimalLiteral.Format(5 * (graded.Second - 1), 1)}")),
        };

    private static string Ranking((string Id, int Grade)[] listed, bool strict) => strict
        ? string.Join(" > ", listed.OrderByDescending(graded => graded.Grade).Select(graded => graded.Id))
        : string.Join(" > ", listed.GroupBy(graded => graded.Grade, graded => graded.Id)
            .OrderByDescending(tier => tier.Key).Select(tier => string.Join(" = ", tier)));
}
