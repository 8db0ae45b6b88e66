using Budget.Api.Hosting;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.Logging;

namespace Budget.Tests.Api.Storage;

/// <summary>A server that goes away and comes back, seen by those who call.</summary>
[OnBothStores(OnlyOnServer = true)]
public sealed class OutageTests
{
    private const string Path = $"/v1/rounds/{SeededRound.Id}";

    [Test]
    public async Task While_the_server_is_away_every_call_is_unavailable_and_afterwards_all_is_as_before()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, 2);
        town.Clock.SetUtcNow(SeededRound.OpensAt);
        var (finance, voter, other) = (await town.As(Role.Finance), town.AsVoter(codes[0]), town.AsVoter(codes[1]));
        (HttpClient Who, string Path, object? Body)[] calls =
        [
            (voter, $"{Path}/ballots/mine", SeededRound.Ballot(round, 1)), (voter, $"{Path}/ballots/mine", null),
            (town.AsPublic(), Path, null), (town.AsPublic(), "/health/ready", null), (finance, "/v1/rounds", null),
            (finance, $"{Path}/readiness", null), (other, $"{Path}/ballots/mine", SeededRound.Ballot(round, 2)),
        ];
        var before = await AnswersAsync(calls);
        Assert.That(before, Is.EqualTo(["201", "200", "200", "200", "200", "200", "201"]));

        TownDatabases.Close(town.Settings.DataFolder, isClosed: true);
        for (var time = 0; time < 3; time++)
        {
            Assert.That(await AnswersAsync(calls), Is.All.EqualTo("503 unavailable, retry"));
        }

        Assert.That(await (await town.AsPublic().GetAsync("/health/live")).OutcomeAsync(), Is.EqualTo("200"));
        TownDatabases.Close(town.Settings.DataFolder, isClosed: false);
        Assert.That(await AnswersAsync(calls), Is.EqualTo(["200", "200", "200", "200", "200", "200", "200"]));
    }

    [Test]
    public async Task Connections_that_broke_cost_a_few_calls_a_repetition_and_never_a_500()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, 40);
        town.Clock.SetUtcNow(SeededRound.OpensAt);
        var outcomes = new List<string>();
        foreach (var (at, code) in codes.Index())
        {
            if (at % 8 == 4)
            {
                TownDatabases.HangUp(town.Settings.DataFolder);
            }

            var voter = town.AsVoter(code);
            string outcome;
            do
            {
                outcome = await (await voter.PutAsync($"{Path}/ballots/mine", SeededRound.Ballot(round, at)))
                    .OutcomeAsync();
                outcomes.Add(outcome);
            }
            while (outcome == "503 unavailable" && outcomes.Count < 200);
        }

        Assert.That(outcomes.Distinct(), Is.EquivalentTo(["201", "503 unavailable"]));
        Assert.That(outcomes.Count(outcome => outcome == "201"), Is.EqualTo(40));
        Assert.That(
            town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM ballot")), Is.EqualTo(40));
    }

    [Test]
    public async Task A_round_still_opens_by_itself_after_an_outage()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await town.InsertLockedAsync();
        TownDatabases.Close(town.Settings.DataFolder, isClosed: true);
        town.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(
            await (await town.AsPublic().GetAsync("/health/ready")).OutcomeAsync(), Is.EqualTo("503 unavailable"));
        TownDatabases.Close(town.Settings.DataFolder, isClosed: false);
        var tries = 0;
        do
        {
            town.Clock.SetUtcNow(SeededRound.OpensAt.AddSeconds(tries++));
            await Task.Delay(20);
        }
        while (tries < 500 && StateOf(town, round.Id) != RoundState.Voting);
        Assert.That(StateOf(town, round.Id), Is.EqualTo(RoundState.Voting));
    }

    [Test]
    public async Task In_an_outage_the_figures_are_told_as_they_were()
    {
        await using var town = await RunningTown.OpenAsync(new() { RateLimits = false, Metrics = true });
        await town.InsertLockedAsync();
        var before = await town.AsPublic().GetStringAsync("/metrics");
        Assert.That(before, Does.Contain("budget_rounds{state=\"locked\"} 1\n"));
        TownDatabases.Close(town.Settings.DataFolder, isClosed: true);
        town.Clock.Advance(TimeSpan.FromSeconds(2));
        var answer = await town.AsPublic().GetAsync("/metrics");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("200"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("budget_rounds{state=\"locked\"} 1\n"));
    }

    [Test]
    public async Task Sandboxes_are_still_swept_after_an_outage()
    {
        using var log = new Captured();
        await using var town = await RunningTown.OpenAsync(log: logging => logging.AddProvider(log));
        await town.InsertLockedAsync();
        await town.Database.Write<object>(session => session.Run(
            "INSERT INTO round (id, state, settings, sandbox_until) SELECT 'rnd-swept', state, settings, @until "
                + "FROM round", new { until = town.Clock.GetUtcNow().ToStored() }));
        TownDatabases.Close(town.Settings.DataFolder, isClosed: true);
        await UntilAsync(town, () => log.Lines.Any(line => line.Contains("could not sweep", StringComparison.Ordinal)));
        TownDatabases.Close(town.Settings.DataFolder, isClosed: false);
        await UntilAsync(town, () => town.Database.Read(session => Round.Find(session, "rnd-swept")) is null);
    }

    private static async Task UntilAsync(RunningTown town, Func<bool> isSo)
    {
        for (var tries = 0; !isSo() && tries < 500; tries++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }

        Assert.That(isSo(), Is.True);
    }

    private static RoundState StateOf(RunningTown town, string round) =>
        town.Database.Read(session => Round.Find(session, round)!.State);

    private static async Task<string[]> AnswersAsync((HttpClient Who, string Path, object? Body)[] calls)
    {
        var said = new List<string>();
        foreach (var (who, path, body) in calls)
        {
            using var answer = body is null ? await who.GetAsync(path) : await who.PutAsync(path, body);
            var retry = answer.Headers.RetryAfter is null ? "" : ", retry";
            said.Add(await answer.OutcomeAsync() + retry);
        }

        return [.. said];
    }
}
