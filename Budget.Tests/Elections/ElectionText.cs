using System.Globalization;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Tests.Elections;

/// <summary>
/// Elections written so that a test shows them: a project a line (<c>park 60</c>, or with what constraints speak of,
/// <c>park 60 category=youth,sport area=north proposer=ida</c>), a ballot a line (<c>3 x park pool</c>; <c>2 x</c> is
/// an empty ballot cast twice). Ballots rank with <c>park > pool = library</c> and give points with
/// <c>park:3 pool:1.5</c>.
/// </summary>
internal static class ElectionText
{
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public static Election Election(
        long budget, string projects, string ballots, BallotKind kind = BallotKind.Approval) =>
        Election($"{budget}", projects, ballots, kind);

    public static Election Election(
        string budget, string projects, string ballots, BallotKind kind = BallotKind.Approval)
    {
        var priced = projects.Split('\n', Words).Select(line => line.Split(' ', Words)).ToArray();
        var amounts = priced.Select(words => Literal(words[1])).Append(Literal(budget)).ToArray();
        var decimals = amounts.Max(amount => amount.Decimals);
        var instance = new Instance(
            Amount(amounts[^1], decimals),
            priced.Zip(amounts, (words, cost) => Project(words, Amount(cost, decimals))),
            decimals);
        return new Election(instance, Profile(instance, ballots.Split('\n', Words), kind));
    }

    /// <summary>The ids of funded projects, in order.</summary>
    public static string[] Ids(Election election, IEnumerable<int> projects) =>
        [.. projects.Select(project => election.Instance.Projects[project].Id.Value)];

    private static Project Project(string[] words, Money cost)
    {
        string? Said(string about) =>
            Array.Find(words, word => word.StartsWith(about, StringComparison.Ordinal))?[about.Length..];
        return new Project(new ProjectId(words[0]), cost)
        {
            Categories = [.. Said("category=")?.Split(',') ?? []],
            Area = Said("area="),
            Proposer = Said("proposer="),
        };
    }

    private static Profile Profile(Instance instance, string[] lines, BallotKind kind)
    {
        var points = lines.SelectMany(line => line.Split(' ', Words)).Where(_ => kind.HasPoints())
            .Select(word => word.LastIndexOf(':') is var colon and >= 0 ? Literal(word[(colon + 1)..]).Decimals : 0)
            .DefaultIfEmpty().Max();
        var builder = new ProfileBuilder(kind, instance.Projects.Length, points);
        foreach (var line in lines)
        {
            var words = line.Split(' ', Words);
            var weighted = words is [_, "x", ..];
            var weight = weighted ? long.Parse(words[0], CultureInfo.InvariantCulture) : 1;
            Add(builder, kind, instance, points, weighted ? words[2..] : words, weight);
        }

        return builder.Build();
    }

    private static void Add(
        ProfileBuilder builder, BallotKind kind, Instance instance, int decimals, string[] words, long weight)
    {
        if (kind == BallotKind.Approval)
        {
            builder.AddApproval([.. words.Select(id => Place(instance, id))], weight);
            return;
        }

        if (kind == BallotKind.Ranked)
        {
            var listed = words.Where(word => word is not (">" or "=")).Select(id => Place(instance, id)).ToArray();
            builder.AddRanking(listed, Tiers(words), weight);
            return;
        }

        var given = words.Select(word => (
            Id: word[..word.LastIndexOf(':')], Points: word[(word.LastIndexOf(':') + 1)..]));
        builder.AddPoints(
            [.. given.Select(pair => Place(instance, pair.Id))],
            [.. given.Select(pair => Amount(Literal(pair.Points), decimals).MinorUnits)],
            weight);
    }

    private static int[] Tiers(string[] words)
    {
        var tier = 0;
        return [.. words.Select(word => (Word: word, Tier: word == ">" ? ++tier : tier))
            .Where(at => at.Word is not (">" or "=")).Select(at => at.Tier)];
    }

    private static int Place(Instance instance, string id) => instance.IndexOf(new ProjectId(id)) is var at and >= 0
        ? at
        : throw new ArgumentException($"A ballot lists '{id}', which is no project.");

    private static DecimalLiteral Literal(string text) => DecimalLiteral.TryParse(text, out var literal)
        ? literal
        : throw new ArgumentException($"'{text}' is no amount.");

    private static Money Amount(DecimalLiteral literal, int decimals) => literal.TryScale(decimals, out var count)
        ? new Money(count)
        : throw new ArgumentException("An amount is beyond a long.");
}
