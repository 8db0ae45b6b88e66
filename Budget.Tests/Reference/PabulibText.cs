using System.Globalization;
using System.Text;
using Budget.Core.Ballots;

namespace Budget.Tests.Reference;

/// <summary>A random election as a <c>.pb</c> file, a row for every voter, its columns and rows in any order.</summary>
internal static class PabulibText
{
    public static byte[] Of(TextElection election, int seed)
    {
        var random = new Random(seed);
        var projects = election.Projects.Select(Project);
        var votes = election.Ballots.SelectMany(ballot => Votes(ballot, election.Kind));
        var type = election.Kind == BallotKind.Ranked ? "ordinal" : election.Kind.ToString().ToLowerInvariant();
        return Encoding.UTF8.GetBytes(string.Join('\n',
        [
            "META", "key;value", $"budget;{election.Budget}", $"vote_type;{type}",
            "PROJECTS", .. Table(["name", "project_id", "cost"], projects, random),
            "VOTES", .. Table(["vote", "voter_id", "points"], votes, random),
        ]));
    }

    private static string[] Project(string line) => ["of no meaning", .. line.Split(' ')];

    private static IEnumerable<string[]> Votes(string line, BallotKind kind)
    {
        var (weight, ballot) = line.Split(" x ", 2) is [var count, var rest]
            ? (int.Parse(count, CultureInfo.InvariantCulture), rest)
            : (1, line);
        var words = ballot.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var vote = kind switch
        {
            BallotKind.Ranked => string.Join(',', ballot.Split(" > ").Select(Tier)),
            BallotKind.Approval => string.Join(',', words),
            _ => string.Join(',', words.Select(word => word[..word.LastIndexOf(':')])),
        };
        var given = kind.HasPoints() ? words.Select(word => word[(word.LastIndexOf(':') + 1)..]) : [];
        var points = string.Join(',', given);
        return Enumerable.Repeat(0, weight).Select(_ => new[] { vote, "somebody", points });
    }

    private static string Tier(string tier) => tier.Contains(" = ", StringComparison.Ordinal)
        ? $"{{{tier.Replace(" = ", ",", StringComparison.Ordinal)}}}"
        : tier;

    private static IEnumerable<string> Table(string[] header, IEnumerable<string[]> rows, Random random)
    {
        var columns = Enumerable.Range(0, header.Length).ToArray();
        var shuffled = rows.ToArray();
        random.Shuffle(columns);
        random.Shuffle(shuffled);
        return shuffled.Prepend(header).Select(row => string.Join(';', columns.Select(column => row[column])));
    }
}
