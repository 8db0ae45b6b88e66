using Budget.Api.Rounds;
using Budget.Core.Ballots;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class ResultAnswerTests
{
    // 60 voters want the two dear projects of the majority, 40 the cheap one of the minority.
    private static readonly string[] Divided =
    [
        .. Enumerable.Repeat("""{"lin-nord":{"approve":["prj-a","prj-b"]}}""", 60),
        .. Enumerable.Repeat("""{"lin-nord":{"approve":["prj-c"]}}""", 40),
    ];

    private static readonly Manifest Town = SeededRound.Manifest with
    {
        Projects =
        [
            new("prj-a", SeededRound.North, "Bad", 550_00), new("prj-b", SeededRound.North, "Bane", 450_00),
            new("prj-c", SeededRound.North, "Bænk", 400_00),
        ],
    };

    [Test]
    public async Task A_project_that_lost_with_more_votes_is_told_so_in_both_languages()
    {
        await using var town = await SealedTown.OpenPublishedAsync(Divided, Town);
        var path = SealedTown.Round + "/result/projects/prj-a/explanation";
        using var client = town.AsPublic();
        var english = await client.GetAsync(path);
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("da");
        var danish = await client.GetAsync(path);
        var (said, sagt) = (await english.JsonAsync(), await danish.JsonAsync());
        Assert.That(said.GetProperty("lostWithMoreVotes").GetBoolean(), Is.True);
        Assert.That(said.GetProperty("votes").GetInt64(), Is.EqualTo(60));
        Assert.That(said.GetProperty("reason").GetString(), Does.Contain("although").And.Contain("fewer votes"));
        Assert.That(english.Content.Headers.ContentLanguage, Is.EqualTo(new[] { "en" }));
        Assert.That(sagt.GetProperty("reason").GetString(), Does.Contain("Ikke indstillet").And.Contain("færre"));
        Assert.That(danish.Content.Headers.ContentLanguage, Is.EqualTo(new[] { "da" }));
    }

    [Test]
    public async Task Most_votes_stand_beside_the_recommendation_with_who_gains_and_who_loses()
    {
        await using var town = await SealedTown.OpenPublishedAsync(Divided, Town);
        var line = (await town.PublicJsonAsync("/result")).GetProperty("lines").With("line", SeededRound.North);
        Assert.That(line.GetProperty("moneyLeftMinor").GetInt64(), Is.EqualTo(150_00));
        Assert.That(line.GetProperty("votersServed").GetInt64(), Is.EqualTo(100));
        var most = line.GetProperty("mostVotes");
        Assert.That(most.GetProperty("gains").Strings(), Is.EqualTo(new[] { "prj-c" }));
        Assert.That(most.GetProperty("loses").Strings(), Is.EqualTo(new[] { "prj-a" }));
        Assert.That(most.GetProperty("votersServed").GetInt64(), Is.EqualTo(60));
        var compared = (await town.PublicJsonAsync("/result/comparisons")).GetProperty("lines")
            .With("line", SeededRound.North).GetProperty("outcomes");
        Assert.That(
            compared.EnumerateArray().Select(outcome => outcome.GetProperty("rule").GetString()),
            Is.EqualTo(new[] { "equal-shares:cost/add1-tool+greedy:cost", "most-votes" }));
    }

    [Test]
    public async Task Before_the_council_has_adopted_it_nothing_is_called_funded()
    {
        await using var town = await SealedTown.OpenPublishedAsync(Divided, Town);
        foreach (var path in (string[])["/result", "/exports/projects.csv"])
        {
            var text = await town.AsPublic().GetStringAsync(SealedTown.Round + path);
            Assert.That(text, Does.Not.Contain("unded").And.Not.Contain("bevilg"), path);
        }

        var result = await town.PublicJsonAsync("/result");
        Assert.That(result.GetProperty("legalStatus").GetString(), Is.EqualTo("recommendation"));
        Assert.That(result.GetProperty("statement").GetProperty("da").GetString(), Does.Contain("indstilling"));
    }

    [Test]
    public async Task Lines_with_different_kinds_of_ballots_are_counted_side_by_side()
    {
        var scored = SeededRound.Manifest with
        {
            Lines =
            [
                SeededRound.Manifest.Lines[0] with { Limits = new(BallotKind.Cumulative, MaxPoints: 5) },
                SeededRound.Manifest.Lines[1],
            ],
        };
        await using var town = await SealedTown.OpenPublishedAsync(
            Enumerable.Repeat(
                """{"lin-nord":{"points":{"prj-trees":3,"prj-bench":2}},"lin-by":{"rank":[["prj-path"]]}}""", 7),
            scored);
        var text = await town.AsPublic().GetStringAsync(SealedTown.Round + "/exports/ballots/lin-nord.pb");
        Assert.That(text, Does.Contain("vote_type;cumulative").And.Contain("\n1;prj-bench,prj-trees;2,3\n"));
        var lines = (await town.PublicJsonAsync("/result")).GetProperty("lines");
        Assert.That(
            lines.EnumerateArray().Select(line => line.GetProperty("recommended").GetArrayLength()), Has.All.Positive);
    }

    [Test]
    public async Task There_is_no_reason_for_a_project_that_is_not_in_the_result()
    {
        await using var town = await SealedTown.OpenPublishedAsync(Divided, Town);
        Assert.That(
            await (await town.AsPublic().GetAsync(SealedTown.Round + "/result/projects/prj-x/explanation"))
                .OutcomeAsync(),
            Is.EqualTo("404 not-found"));
    }
}
