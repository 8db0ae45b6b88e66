using Microsoft.Extensions.Logging;

namespace Budget.Tests.Api.Hosting;

/// <summary>The log tells what happened and no secret.</summary>
[OnBothStores]
public sealed class RequestLogTests
{
    private const string Code = "CANARY-4K7PQ-9XW2M-1ZT8B-6HNVC-3";
    private const string Key = "pbk_canary0123456789";
    private const string Reference = "roll-canary-0042";

    [Test]
    public async Task A_request_is_one_line_without_codes_keys_references_or_bodies()
    {
        using var log = new Captured();
        await using var town = await RunningTown.OpenAsync(log: logging => logging.AddProvider(log));
        var client = town.AsPublic();
        string[] authorizations = ["VotingCode " + Code, "Bearer " + Key, "Bearer " + Code, Code];
        foreach (var authorization in authorizations)
        {
            client.DefaultRequestHeaders.Remove("Authorization");
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
            await client.GetAsync($"/v1/rules/{Code}?code={Code}&ref={Reference}");
            await client.PutAsync(
                $"/v1/rounds/rnd-a/ballots/mine?code={Code}", new { code = Code, choice = Reference });
            await client.PostAsync("/v1/rounds", new { title = Reference });
            await client.PostAsync("/v1/allocations", new { pabulib = Reference, ruleSet = Key });
            await client.GetAsync($"/{Code}");
        }

        var lines = log.Lines.ToArray();
        Assert.That(lines.Count(line => line.Contains(" ms ", StringComparison.Ordinal)),
            Is.EqualTo(5 * authorizations.Length));
        Assert.That(lines, Has.Some.Contains("GET /v1/rules/{id} 400"));
        Assert.That(string.Join('\n', lines), Does.Not.Contain("anary").And.Not.Contain("4K7PQ"));
    }

    [Test]
    public async Task A_defect_is_logged_with_its_cause_and_told_without_it()
    {
        using var log = new Captured();
        await using var town = await RunningTown.OpenAsync(log: logging => logging.AddProvider(log));
        await town.Database.Write<object>(session => session.Run("DROP TABLE fact"));
        var answer = await town.AsPublic().GetAsync("/health/ready");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("500 defect").Or.EqualTo("503 unavailable"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("fact").And.Not.Contain("Exception"));
        // The line is written when the answer is gone.
        Assert.That(() => string.Join('\n', log.Lines), Does.Contain("GET /health/ready").After(5000, 20));
    }

    [Test]
    public async Task A_strangers_mistake_is_no_defect()
    {
        using var log = new Captured();
        await using var town = await RunningTown.OpenAsync(log: logging => logging.AddProvider(log));
        var chunks = "POST /v1/allocations HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"u8;
        var rest = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"u8;
        Assert.That(
            await RawCall.SendAsync(town.Url, [.. chunks, .. rest]), Is.EqualTo("400 invalid-input"));
        Assert.That(log.Lines, Has.None.Contains("Exception"));
    }
}
