using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Benchmarks.Generation;

/// <summary>
/// Rankings of 100 projects by 50.000 voters: some projects are liked by most, every voter has a taste, and hardly two
/// ballots are alike where they are long. The same election each time.
/// </summary>
internal static class RankedElections
{
    private const int Voters = 50_000;
    private const int Projects = 100;

    /// <param name="longest">A ballot ranks 1 to so many projects; with all projects it ranks all of them.</param>
    public static Election Generate(int longest)
    {
        var random = new SmallRandom(20_261_123);
        var costs = Enumerable.Range(0, Projects)
            .Select(_ => 500L * (20 + random.Below(38) * random.Below(38))).ToArray();
        var instance = new Instance(
            new Money(costs.Sum() / 3),
            costs.Select((cost, at) => new Project(new ProjectId($"P{at:000}"), new Money(cost))));
        var builder = new ProfileBuilder(BallotKind.Ranked, Projects);
        var (liking, order) = (new int[Projects], new int[Projects]);
        for (var voter = 0; voter < Voters; voter++)
        {
            for (var project = 0; project < Projects; project++)
            {
                (order[project], liking[project]) = (project, -random.Below(40_000 / (project % 50 + 10)));
            }

            Array.Sort(liking, order);
            builder.AddRanking(order.AsSpan(0, longest == Projects ? Projects : 1 + random.Below(longest)));
        }

        return new Election(instance, builder.Build());
    }
}
