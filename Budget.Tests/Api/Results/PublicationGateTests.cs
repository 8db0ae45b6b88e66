using System.Text.RegularExpressions;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed partial class PublicationGateTests
{
    private static readonly string[] Paths =
    [
        "/result", "/result/record", "/result/projects/prj-bench/explanation", "/result/comparisons",
        "/council-decisions", "/exports/ballots/lin-nord.pb", "/exports/projects.csv", "/exports/result.json",
        "/exports/bundle.zip",
    ];

    [Test]
    public async Task A_result_is_shown_to_each_role_from_the_state_on_that_is_his()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.CountAsync();
        await town.PublishAsync();
        var callers = new List<(string Name, HttpClient Client)> { ("public", town.AsPublic()) };
        foreach (var role in Enum.GetValues<Role>().Except([Role.Voter]))
        {
            callers.Add(($"{role}", await town.As(role)));
        }

        string[] staff = ["Finance", "Auditor"];
        foreach (var state in Enum.GetValues<RoundState>())
        {
            await town.ChangeAsync(round => round with { State = state });
            foreach (var (name, client) in callers)
            {
                var isOpen = state is RoundState.Published or RoundState.Archived
                    || (state == RoundState.Counted && staff.Contains(name));
                foreach (var path in Paths)
                {
                    Assert.That(
                        await (await client.GetAsync(SealedTown.Round + path)).OutcomeAsync(),
                        Is.EqualTo(isOpen ? "200" : "409 result-not-published"), $"{state} {name} {path}");
                }
            }
        }
    }

    [Test]
    public async Task A_key_for_another_round_sees_no_more_than_the_public()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.CountAsync();
        var elsewhere = await town.Database.Write<string>(session =>
        {
            session.Run("INSERT INTO round (id, state, settings) SELECT 'rnd-other', 'draft', settings FROM round");
            return ApiKey.Make(session, Role.Finance, "f@town.example", town.Clock.GetUtcNow(), "rnd-other");
        });
        using var client = town.AsPublic();
        client.DefaultRequestHeaders.Authorization = new("Bearer", elsewhere.Value);
        Assert.That(
            await (await client.GetAsync(SealedTown.Round + "/result")).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
    }

    [Test]
    public async Task Few_ballots_are_not_published_and_neither_are_small_numbers_of_voters()
    {
        await using var town = await SealedTown.OpenPublishedAsync(SealedTown.Ballots(4), publishedFrom: 50);
        var ballots = SealedTown.Round + "/exports/ballots/lin-nord.pb";
        Assert.That(
            await (await town.AsPublic().GetAsync(ballots)).OutcomeAsync(), Is.EqualTo("409 cell-suppressed"));
        Assert.That(
            await (await (await town.As(Role.Finance)).GetAsync(ballots)).OutcomeAsync(),
            Is.EqualTo("409 cell-suppressed"));
        Assert.That((int)(await (await town.As(Role.Auditor)).GetAsync(ballots)).StatusCode, Is.EqualTo(200));

        var line = (await town.PublicJsonAsync("/result")).GetProperty("lines").With("line", SeededRound.North);
        var projects = line.GetProperty("recommended").EnumerateArray()
            .Concat(line.GetProperty("notRecommended").EnumerateArray()).ToArray();
        Assert.That(projects, Has.Length.EqualTo(3));
        Assert.That(
            from project in projects
            where project.TryGetProperty("votes", out var votes) && votes.GetInt64() < 5
            select project.GetRawText(),
            Is.Empty);
        Assert.That(
            projects.Select(project => project.GetProperty("explanation").GetRawText()),
            Has.All.Contains("so few ballots"));
        var recorded = (await town.PublicJsonAsync("/result/record")).GetProperty("lines")
            .With("line", SeededRound.North);
        Assert.That(
            recorded.EnumerateObject().Select(member => member.Name)
                .Intersect(["fingerprint", "decisions", "completion"]),
            Is.Empty);
    }

    // Ballots for the one project that both rules choose, and one or five for another that the money does not reach.
    [TestCase(39, 1, false)]
    [TestCase(35, 5, true)]
    public async Task Voters_served_are_told_only_where_those_left_over_are_not_few(int served, int others, bool isTold)
    {
        var manifest = SeededRound.Manifest with
        {
            Projects =
            [
                new("prj-a", SeededRound.North, "Bad", 1_000_00), new("prj-b", SeededRound.North, "Bane", 1_000_00),
            ],
        };
        string[] ballots =
        [
            .. Enumerable.Repeat("""{"lin-nord":{"approve":["prj-a"]}}""", served),
            .. Enumerable.Repeat("""{"lin-nord":{"approve":["prj-b"]}}""", others),
        ];
        await using var town = await SealedTown.OpenPublishedAsync(ballots, manifest, publishedFrom: 50);
        Assert.That(
            await ServedAsync(town, town.AsPublic()), Is.EqualTo(isTold ? Enumerable.Repeat<long>(served, 4) : []));
    }

    [Test]
    public async Task A_later_version_of_a_small_line_does_not_tell_how_many_it_serves()
    {
        await using var town = await SealedTown.OpenPublishedAsync(publishedFrom: 50);
        Assert.That(await ServedAsync(town, town.AsPublic()), Is.Not.Empty);
        await SupersedingTests.SupersedeAsync(town);
        Assert.That(await ServedAsync(town, town.AsPublic()), Is.Empty);
        Assert.That(await ServedAsync(town, await town.As(Role.Finance)), Is.Not.Empty);
    }

    // By the rule, by most votes, and both again where rules are compared.
    private static async Task<IReadOnlyList<long>> ServedAsync(RunningTown town, HttpClient client)
    {
        var line = (await (await client.GetAsync(SealedTown.Round + "/result")).JsonAsync())
            .GetProperty("lines").With("line", SeededRound.North);
        var compared = (await (await client.GetAsync(SealedTown.Round + "/result/comparisons")).JsonAsync())
            .GetProperty("lines").With("line", SeededRound.North).GetProperty("outcomes");
        return
        [
            .. from place in compared.EnumerateArray().Prepend(line.GetProperty("mostVotes")).Prepend(line)
               where place.TryGetProperty("votersServed", out _)
               select place.GetProperty("votersServed").GetInt64(),
        ];
    }

    [Test]
    public async Task A_line_with_fewer_ballots_than_the_smallest_cell_does_not_tell_how_many()
    {
        await using var town = await SealedTown.OpenPublishedAsync(
            [.. SealedTown.Ballots(1), """{"lin-nord":{"approve":["prj-bench"]}}"""], publishedFrom: 50);
        var city = (await town.PublicJsonAsync("/result")).GetProperty("lines").With("line", SeededRound.City);
        Assert.That(city.TryGetProperty("ballots", out _), Is.False);
        var counted = (await town.PublicJsonAsync("/result/record")).GetProperty("ballots");
        Assert.That(counted.GetRawText(), Is.EqualTo("""{"lines":{"lin-nord":5}}"""));
    }

    [Test]
    public void Nothing_but_the_gate_reads_results_for_others() => Assert.That(
        from file in Repository.Sources
        where file.StartsWith("Budget.Api/", StringComparison.Ordinal)
        where Reading().IsMatch(Repository.TextOf(file))
        select Path.GetFileNameWithoutExtension(file),
        Is.EquivalentTo(new[]
        {
            // The two tables, those who fill, count or number them, and the gate.
            "SealedBallots", "StoredResult", "Sealing", "Counting", "Counted", "BallotsByLine", "Publishing",
            "PublicationGate", "Superseding",
        }));

    [GeneratedRegex(@"\b(FROM|JOIN|INTO|UPDATE)\s+(result|sealed_ballot)\b|\b(StoredResult|SealedBallots)\b")]
    private static partial Regex Reading();
}
