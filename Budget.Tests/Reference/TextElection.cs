using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Tests.Elections;

namespace Budget.Tests.Reference;

/// <summary>A random election as text, so that a failing test prints what a new test can be made from.</summary>
internal sealed record TextElection(string Budget, string[] Projects, string[] Ballots, BallotKind Kind)
{
    public Election Parse() =>
        ElectionText.Election(Budget, string.Join('\n', Projects), string.Join('\n', Ballots), Kind);

    /// <summary>The same election with everything that has no order in another order.</summary>
    public TextElection Shuffled(int seed)
    {
        var random = new Random(seed);
        var projects = Projects.ToArray();
        var ballots = Ballots.SelectMany(Apart).Select(ballot => Shuffled(ballot, random)).ToArray();
        random.Shuffle(projects);
        random.Shuffle(ballots);
        return this with { Projects = projects, Ballots = ballots };
    }

    public override string ToString() =>
        $"""
        Election("{Budget}", "{string.Join("\\n", Projects)}", "{string.Join("\\n", Ballots)}", BallotKind.{Kind})
        """;

    // A ballot cast three times may also stand there as twice and once.
    private static string[] Apart(string ballot) => ballot.Split(" x ", 2) switch
    {
        [var weight, var rest] when long.TryParse(weight, out var count) && count > 1 =>
            [$"1 x {rest}", $"{count - 1} x {rest}"],
        _ => [ballot],
    };

    private string Shuffled(string ballot, Random random)
    {
        var (separator, parts) = Kind == BallotKind.Ranked ? (" = ", ballot.Split(" > ")) : (" ", [ballot]);
        var (prefix, first) = parts[0].Split(" x ", 2) is [var weight, var rest]
            ? ($"{weight} x ", rest)
            : ("", parts[0]);
        string Mixed(string tier)
        {
            var words = tier.Split(separator);
            random.Shuffle(words);
            return string.Join(separator, words);
        }

        return prefix + string.Join(" > ", parts.Skip(1).Select(Mixed).Prepend(Mixed(first)));
    }
}
