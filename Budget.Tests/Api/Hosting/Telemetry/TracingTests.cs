using System.Collections.Concurrent;
using System.Text;
using Budget.Api.Hosting;
using Budget.Tests.Api.Voters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Budget.Tests.Api.Hosting.Telemetry;

public sealed class TracingTests
{
    [Test]
    public async Task A_collector_gets_patterns_of_routes_and_no_path_no_address_and_no_ballot()
    {
        var got = new ConcurrentBag<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.Add((request.Path, Encoding.Latin1.GetString(body.ToArray())));
            return TypedResults.Ok();
        });
        await collector.StartAsync();
        var town = await RunningTown.OpenAsync(
            new ApplicationSettings { RateLimits = false, OtlpEndpoint = collector.Urls.First() });
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, 1);
        town.Clock.Advance(TimeSpan.FromHours(2));
        using var content = new StringContent(SeededRound.BallotBody(round, 1), null, "application/json");
        var voter = town.AsVoter(codes[0]);
        var cast = await voter.PutAsync(VotingTown.Mine, content);
        Assert.That(await cast.OutcomeAsync(), Is.EqualTo("201"));
        var receipt = (await cast.JsonAsync()).GetProperty("receiptId").GetString();
        foreach (var (client, path) in new[]
        {
            (voter, "ballot-form"), (town.AsPublic(), "ballot-form"), (town.AsPublic(), $"receipts/{receipt}"),
            (town.AsPublic(), "receipts/rcp-nobody"), (voter, "projects"),
        })
        {
            await client.GetAsync($"/v1/rounds/{round.Id}/{path}");
        }

        await town.AsPublic().GetAsync($"/v1/rounds/{round.Id}?secret=4711");
        await town.StopAsync();
        Directory.Delete(town.Settings.DataFolder, recursive: true);
        var traces = string.Concat(got.Where(one => one.Path == "/v1/traces").Select(one => one.Body));
        var figures = string.Concat(got.Where(one => one.Path == "/v1/metrics").Select(one => one.Body));
        Assert.That(traces, Does.Contain("GET /v1/rounds/{round}").And.Contain("http.response.status_code"));
        Assert.That(traces, Does.Not.Contain(round.Id).And.Not.Contain("4711").And.Not.Contain("127.0.0.1")
            .And.Not.Contain("ballots/mine").And.Not.Contain("PUT")
            .And.Not.Contain("ballot-form").And.Not.Contain("receipts").And.Not.Contain("projects"));
        Assert.That(figures, Does.Contain("budget.rounds").And.Not.Contain(round.Id));
    }

    [TestCase("https://collector.town.example", false)]
    [TestCase("http://127.0.0.1:4318", false)]
    [TestCase("http://collector.town.example:4318", true)]
    [TestCase("collector", true)]
    public void A_collector_is_on_this_machine_or_behind_TLS(string address, bool isRefused) => Assert.That(
        Safety.Fault(new ApplicationSettings { OtlpEndpoint = address }, [], []) is not null, Is.EqualTo(isRefused));
}
