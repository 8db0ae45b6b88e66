using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Architecture;

namespace Budget.Tests.Clients;

/// <summary><c>openapi/budget.http</c>: the journey by hand.</summary>
public sealed class HttpFileTests
{
    [Test]
    public async Task Every_request_of_the_journey_by_hand_is_answered_as_it_says()
    {
        await using var town = await RunningTown.OpenAsync();
        var key = await town.Database.Write<string>(session =>
            ApiKey.Make(session, Role.Administrator, "administrator", town.Clock.GetUtcNow()));
        var file = HttpFile.Parse(Repository.TextOf("openapi/budget.http").ReplaceLineEndings("\n"));
        Assert.That(file.Requests, Has.Count.GreaterThan(40));
        Assert.That(file.Requests.Count(request => request.Refusal is not null), Is.GreaterThan(5));
        using var http = town.Crowd();
        await new HttpFileRunner(
            file, http, new() { ["host"] = town.Url, ["administrator"] = key.Value! }).RunAsync();
    }

    [Test]
    public void A_file_is_read_as_editors_read_it()
    {
        var file = HttpFile.Parse(
            "@host = http://town\n@api = {{host}}/v1\n\n### Ask\n# @name ask\nPOST {{api}}/x\nA: b\n\n{}\n\n"
            + "### Nothing is refused: 404 not-found\nGET {{api}}/{{ask.response.body.$.id}}\n");
        Assert.That(file.Variables["api"], Is.EqualTo("{{host}}/v1"));
        Assert.That(file.Requests, Has.Count.EqualTo(2));
        Assert.That(
            (file.Requests[0].Name, file.Requests[0].Headers["a"], file.Requests[0].Body),
            Is.EqualTo(("ask", "b", "{}")));
        Assert.That(
            (file.Requests[1].Method, file.Requests[1].Body, file.Requests[1].Refusal),
            Is.EqualTo(("GET", (string?)null, "404 not-found")));
    }
}
