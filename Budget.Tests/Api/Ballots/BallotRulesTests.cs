using Budget.Api.Lines;
using Budget.Api.Rounds;
using Budget.Core.Ballots;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class BallotRulesTests
{
    private const string Checks = VotingTown.Path + "/ballot-checks";
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";
    private const string Path = """{"lin-by":{"rank":[["prj-path"]]}}""";
    private const string BenchAndPath = """{"lin-nord":{"approve":["prj-bench"]},"lin-by":{"rank":[["prj-path"]]}}""";

    [Test]
    public async Task A_check_says_what_casting_would_say_and_stores_nothing()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        const string wrong = """{"lin-nord":{"approve":["prj-bench","prj-path"]},"lin-by":{"rank":[]}}""";
        var refusals = new[]
        {
            await voter.PostAsync(Checks, VotingTown.Body(wrong)), await voter.CastAsync(wrong),
        };
        var errors = await Task.WhenAll(refusals.Select(async answer =>
            (await answer.JsonAsync()).GetProperty("errors").ToString()));
        Assert.That(errors[0], Is.EqualTo(errors[1]));
        Assert.That(errors[0], Does.Contain("unknown-project").And.Contain("too-few-projects"));
        var passed = await voter.PostAsync(Checks, VotingTown.Body(BenchAndPath));
        Assert.That((await passed.JsonAsync()).GetProperty("sections").ToString(), Is.EqualTo(
            """{"lin-by":{"projects":1,"costMinor":200000},"lin-nord":{"projects":1,"costMinor":40000}}"""));
        Assert.That(town.Count("ballot"), Is.Zero);
    }

    [Test]
    public async Task A_voter_of_one_of_several_lines_chooses_which()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync(
            "ref;lines\nA-1;1 of lin-nord|lin-by\nA-2;lin-nord, lin-by\nA-3;lin-by\n");
        await using var _ = town;
        var outcomes = new List<string>();
        foreach (var voter in new[] { "A-1", "A-2", "A-3" })
        {
            foreach (var ballot in new[] { BenchAndPath, Bench, Path })
            {
                outcomes.Add(await (await town.AsVoter(codes[voter]).CastAsync(ballot)).OutcomeAsync());
            }
        }

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            "403 not-eligible", "201", "200",
            "201", "200", "200",
            "403 not-eligible", "403 not-eligible", "201",
        }));
    }

    [Test]
    public async Task A_withdrawn_project_cannot_be_chosen_any_more_and_ballots_that_named_it_stay()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await town.AsVoter(codes["A-1"]).CastAsync(Bench);
        await WithdrawAsync(town, "prj-bench");
        Assert.That(
            await (await town.AsVoter(codes["A-2"]).CastAsync(Bench)).OutcomeAsync(),
            Is.EqualTo("400 project-withdrawn"));
        Assert.That(
            town.Database.Read(session => session.One<string>("SELECT sections FROM ballot")),
            Does.Contain("prj-bench"));
    }

    [Test]
    public async Task Points_are_taken_and_kept_where_a_line_asks_for_them()
    {
        var manifest = SeededRound.Manifest with
        {
            Lines =
            [
                new(SeededRound.North, "Nord", 1_000_00, 0,
                    new LineLimits(BallotKind.Cumulative, MaxPoints: 10, MaxPointsEach: 6)),
                SeededRound.Manifest.Lines[1],
            ],
        };
        var (town, codes) = await VotingTown.OpenVotingAsync(manifest: manifest);
        await using var _ = town;
        var (voter, hash) = (town.AsVoter(codes["A-1"]), Core.Canonical.Hash.Of(manifest.ToCanonical()));
        const string points = """{"lin-nord":{"points":{"prj-bench":4,"prj-trees":6}}}""";
        Assert.That(await (await voter.CastAsync(points, hash)).OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            await (await voter.CastAsync(points.Replace('4', '5'), hash)).OutcomeAsync(),
            Is.EqualTo("400 points-exceeded"));
        Assert.That(
            town.Database.Read(session => session.One<string>("SELECT sections FROM ballot")), Is.EqualTo(points));
    }

    [Test]
    public async Task A_ballot_filled_in_on_another_form_is_outdated()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        Assert.That(
            await (await town.AsVoter(codes["A-1"]).CastAsync(Bench, "sha256:" + new string('0', 64))).OutcomeAsync(),
            Is.EqualTo("409 form-outdated"));
    }

    internal static Task WithdrawAsync(RunningTown town, string project) => town.Database.Write<object>(session =>
        session.Run("UPDATE project SET state = 'withdrawn', reason = 'Grunden er solgt.' WHERE id = @project",
            new { project }));
}
