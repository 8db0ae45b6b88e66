using System.Text.RegularExpressions;
using Budget.Api.Hosting;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Security;
using Budget.Tests.Api.Voters;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Hosting.Telemetry;

public sealed partial class MetricsEndpointTests
{
    private static readonly ApplicationSettings On = new() { RateLimits = false, Metrics = true };

    [Test]
    public async Task It_is_off_unless_the_operator_says_otherwise()
    {
        await using var town = await RunningTown.OpenAsync();
        Assert.That(await OutcomeAsync(town.AsPublic()), Is.EqualTo("404 not-found"));
        Assert.That(await OutcomeAsync(await town.As(Role.Administrator)), Is.EqualTo("404 not-found"));
    }

    [TestCase("X-Forwarded-For")]
    [TestCase("Forwarded")]
    [TestCase("Via")]
    public async Task Through_a_proxy_only_an_administrator_sees_it(string header)
    {
        await using var town = await RunningTown.OpenAsync(On);
        Assert.That(await OutcomeAsync(town.AsPublic()), Is.EqualTo("200"));
        foreach (var (client, outcome) in new[]
        {
            (town.AsPublic(), "404 not-found"), (await town.As(Role.Finance), "404 not-found"),
            (await town.As(Role.Administrator), "200"),
        })
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, "192.0.2.1");
            Assert.That(await OutcomeAsync(client), Is.EqualTo(outcome));
        }
    }

    [Test]
    public async Task Every_figure_that_the_dashboard_names_is_there()
    {
        await using var town = await RunningTown.OpenAsync(On);
        await town.InsertLockedAsync();
        await town.AsPublic().GetAsync("/v1/rounds/rnd-nowhere");
        var text = await town.AsPublic().GetStringAsync("/metrics");
        var named = Name().Matches(Repository.TextOf("Budget.Api/Hosting/Telemetry/dashboard.json"))
            .Select(name => name.Value).Distinct().ToArray();
        Assert.That(named, Has.Length.GreaterThan(10));
        Assert.That(named.Where(name => !Regex.IsMatch(text, $"^{name}(\\{{[a-z]+=\"[a-zA-Z0-9-]+\"\\}})? [0-9]+$",
            RegexOptions.Multiline)), Is.Empty);
        Assert.That(text, Does.Contain("budget_refusals_total{code=\"not-found\"} 1\n")
            .And.Contain("budget_rounds{state=\"locked\"} 1\n").And.Contain("# TYPE budget_rounds gauge\n"));
        Assert.That(text.TrimEnd('\n').Split('\n'), Has.All.Match(
            "^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{(code|class|state)=\"[a-zA-Z0-9-]+\"\\})? [0-9]+)$"));
    }

    [Test]
    public async Task No_figure_changes_with_a_ballot_so_that_nobody_learns_who_has_just_voted()
    {
        await using var town = await RunningTown.OpenAsync(On);
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, 8);
        town.Clock.Advance(TimeSpan.FromHours(2));
        await town.AsPublic().GetAsync("/health/ready");
        var before = await FiguresAsync(town);
        foreach (var (number, code) in codes.Index())
        {
            using var content = new StringContent(SeededRound.BallotBody(round, number), null, "application/json");
            var cast = await town.AsVoter(code).PutAsync(VotingTown.Mine, content);
            Assert.That(await cast.OutcomeAsync(), Is.EqualTo("201"));
            var after = await FiguresAsync(town);
            Assert.That(after, Is.EqualTo(before), $"ballot {number}");
        }

        Assert.That(before, Does.Contain("budget_ballots_cast_total 0").And.Contain("budget_pieces_total 0"));
        Assert.That(before, Does.Not.Contain(round.Id).And.Not.Contain("lin-").And.Not.Contain("prj-"));
    }

    [TestCase(0, 5, 0)]
    [TestCase(49, 5, 0)]
    [TestCase(50, 5, 50)]
    [TestCase(199, 5, 150)]
    [TestCase(999, 1000, 0)]
    [TestCase(2500, 1000, 2000)]
    public void What_grows_with_ballots_is_told_in_steps_no_finer_than_what_is_suppressed(
        long number, long largestCell, long told) =>
        Assert.That(Measures.Coarse(number, largestCell), Is.EqualTo(told));

    private static async Task<string> OutcomeAsync(HttpClient client) =>
        await (await client.GetAsync("/metrics")).OutcomeAsync();

    // Memory and threads are what they are.
    private static async Task<string> FiguresAsync(RunningTown town) => string.Join('\n',
        (await town.AsPublic().GetStringAsync("/metrics")).Split('\n')
            .Where(line => !line.Contains("process_", StringComparison.Ordinal)));

    [GeneratedRegex("\\b(budget|process)_[a-z_]+")]
    private static partial Regex Name();
}
