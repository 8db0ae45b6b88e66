using System.Text;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Security;

namespace Budget.Tests.Api.Hosting;

/// <summary>Whatever comes, the answer is the caller's fault with its exact code, and the database as before.</summary>
[OnBothStores]
public sealed class HostileHttpTests
{
    private RunningTown _town = null!;
    private string _key = "";

    private static IEnumerable<TestCaseData> Bodies => HostileBodies.All;

    private static IEnumerable<TestCaseData> Requests => HostileRequests.All;

    [OneTimeSetUp]
    public async Task Open()
    {
        _town = await RunningTown.OpenAsync();
        _key = (await _town.Database.Write<string>(session =>
            ApiKey.Make(session, Role.Finance, "finance@town.example", RunningTown.Start))).Value!;
    }

    [OneTimeTearDown]
    public async Task Close() => await _town.DisposeAsync();

    [TestCaseSource(nameof(Bodies))]
    public Task A_body_that_is_not_valid_is_refused(string path, byte[] body, string type, string expected) => Check(
        RawCall.Request(
            $"POST {path}", body, $"Content-Type: {type}", $"Authorization: Bearer {_key}", "Accept-Language: en"),
        expected);

    [TestCaseSource(nameof(Requests))]
    public Task A_request_that_is_not_valid_is_refused(byte[] request, string expected) => Check(request, expected);

    [Test]
    public async Task A_body_that_is_too_long_is_refused_without_being_kept()
    {
        var form = new byte[65 * 1024];
        Array.Fill(form, (byte)' ');
        await Check(
            RawCall.Request("POST /v1/rounds", form, "Content-Type: application/json", $"Authorization: Bearer {_key}"),
            "413 limit-exceeded");
        using var election = new ByteArrayContent(new byte[(20 << 20) + 1]);
        election.Headers.ContentType = new("application/json");
        var answer = await _town.AsPublic().PostAsync("/v1/allocations", election);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("413 limit-exceeded"));
    }

    [Test]
    public void There_are_many_of_them() => Assert.That(Bodies.Count() + Requests.Count(), Is.GreaterThanOrEqualTo(60));

    private async Task Check(byte[] request, string expected)
    {
        var before = Everything();
        Assert.That(await RawCall.SendAsync(_town.Url, request), Is.EqualTo(expected));
        Assert.That(Everything(), Is.EqualTo(before));
    }

    private string Everything() => _town.Database.Read(session => string.Join('\n', session
        .All<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .SelectMany(table => session.All<object>($"SELECT * FROM {table}").Select(row =>
            $"{table} {JsonSerializer.Serialize(row, WireFormat.Options)}"))));
}
