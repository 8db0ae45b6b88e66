using System.Net.Sockets;
using System.Text;
using Budget.Api.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting;

/// <summary>The same call again, at once, after a lost answer or after a restart has one effect.</summary>
[OnBothStores]
public sealed class RetriesTests
{
    private static readonly string[] Operations = [.. CreatingCall.All.Keys];

    [Test]
    public async Task Every_creating_operation_is_tried_here()
    {
        await using var town = await RunningTown.OpenAsync();
        var creating =
            from route in town.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                && route.Metadata.GetMetadata<ComputesOnly>() is null
            select route.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;
        Assert.That(Operations, Is.EquivalentTo(creating));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task The_same_call_again_is_answered_again_and_done_once(string operation)
    {
        await using var call = await CreatingCall.All[operation]();
        var before = call.Effects;
        var first = await call.SendAsync("k-1");
        Assert.That(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        Assert.That(first.Headers.Contains("Idempotency-Replayed"), Is.False);
        var again = await call.SendAsync("k-1");
        await AssertIsRepeat(first, again);
        Assert.That(call.Effects, Is.EqualTo(before + 1));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Twenty_at_once_are_done_once(string operation)
    {
        await using var call = await CreatingCall.All[operation]();
        var before = call.Effects;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => call.SendAsync("k-1")));
        Assert.That(answers.Count(answer => answer.IsSuccessStatusCode && !IsReplayed(answer)), Is.EqualTo(1));
        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            Assert.That(
                await answer.OutcomeAsync(), Is.EqualTo("409 idempotency-in-progress").Or.EqualTo(
                    "409 already-delivered"));
        }

        Assert.That(call.Effects, Is.EqualTo(before + 1));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Whoever_hung_up_before_the_answer_gets_it_by_asking_again(string operation)
    {
        await using var call = await CreatingCall.All[operation]();
        var before = call.Effects;
        await SendAndHangUpAsync(call, "k-1");
        var answer = await call.SendAsync("k-1");
        while (await answer.OutcomeAsync() == "409 idempotency-in-progress")
        {
            answer = await call.SendAsync("k-1");
        }

        Assert.That(
            answer.IsSuccessStatusCode || await answer.OutcomeAsync() == "409 already-delivered",
            await answer.Content.ReadAsStringAsync());
        Assert.That(call.Effects, Is.EqualTo(before + 1));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_service_that_was_started_anew_remembers(string operation)
    {
        var call = await CreatingCall.All[operation]();
        var first = await call.SendAsync("k-1");
        var (effects, authorization) = (call.Effects, call.Client.DefaultRequestHeaders.Authorization);
        await call.Town.StopAsync();
        await using var later = await RunningTown.OpenAsync(folder: call.Town.Settings.DataFolder);
        using var client = later.Crowd();
        client.DefaultRequestHeaders.Authorization = authorization;
        await AssertIsRepeat(first, await call.SendAsync("k-1", client));
        Assert.That((call with { Town = later }).Effects, Is.EqualTo(effects));
    }

    private static bool IsReplayed(HttpResponseMessage answer) => answer.Headers.Contains("Idempotency-Replayed");

    // What holds a secret is not said twice; everything else is, to the letter.
    private static async Task AssertIsRepeat(HttpResponseMessage first, HttpResponseMessage again)
    {
        Assert.That(IsReplayed(again));
        var said = await first.Content.ReadAsStringAsync();
        if (said.Contains("\"code\":", StringComparison.Ordinal) || said.Contains("pbk_", StringComparison.Ordinal))
        {
            Assert.That(await again.OutcomeAsync(), Is.EqualTo("409 already-delivered"));
            return;
        }

        Assert.That(again.StatusCode, Is.EqualTo(first.StatusCode));
        Assert.That(again.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(said));
    }

    private static async Task SendAndHangUpAsync(CreatingCall call, string key)
    {
        var service = new Uri(call.Town.Url);
        using var connection = new TcpClient(service.Host, service.Port);
        var body = Encoding.UTF8.GetBytes(call.Body ?? "");
        var head = string.Join("\r\n",
        [
            $"POST {call.Path} HTTP/1.1", $"Host: {service.Authority}", $"Content-Length: {body.Length}",
            call.Body is null ? "Accept: */*" : $"Content-Type: {call.MediaType}", $"Idempotency-Key: {key}",
            $"Authorization: {call.Client.DefaultRequestHeaders.Authorization}", "", "",
        ]);
        await connection.GetStream().WriteAsync((byte[])[.. Encoding.UTF8.GetBytes(head), .. body]);
    }
}
