using System.Text.Json;
using System.Text.RegularExpressions;
using Budget.Api.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>The description is true: it has every route, and says of each how it refuses.</summary>
[OnBothStores]
public sealed partial class ContractTests
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Test]
    public async Task Everybody_may_read_the_description_and_it_says_who_to_ask()
    {
        await using var town = await RunningTown.OpenAsync();
        var document = await DocumentOf(town);
        Assert.That(document.GetProperty("openapi").GetString(), Does.StartWith("3.1"));
        Assert.That(document.GetProperty("servers")[0].GetProperty("url").GetString(), Does.Match("^https://.*/v1$"));
        var contact = document.GetProperty("info").GetProperty("contact");
        Assert.That(contact.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(new[]
        {
            "name", "email", "url",
        }));
        Assert.That(document.GetProperty("info").GetProperty("version").GetString(), Does.Match(@"^\d+\.\d+\.\d+$"));
    }

    [Test]
    public async Task Every_route_of_the_service_is_described()
    {
        await using var town = await RunningTown.OpenAsync();
        var described = Operations(await DocumentOf(town)).Select(operation => operation.Route);
        var routes =
            from endpoint in town.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<Access>() is not null
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            let path = Constraint().Replace(endpoint.RoutePattern.RawText!, "}").TrimEnd('/')
            select $"{method} {(path.StartsWith("/v1", StringComparison.Ordinal) ? path[3..] : path)}";
        Assert.That(described, Is.EquivalentTo(routes));
    }

    [Test]
    public async Task Every_operation_has_an_id_of_its_own_and_a_summary()
    {
        await using var town = await RunningTown.OpenAsync();
        var operations = Operations(await DocumentOf(town)).ToArray();
        Assert.That(operations.Select(one => one.Says.GetProperty("operationId").GetString()),
            Is.Unique.And.All.Match("^[a-z][a-zA-Z0-9]+$"));
        Assert.That(operations.Select(one => one.Says.GetProperty("summary").GetString()), Has.All.Not.Empty);
    }

    [Test]
    public async Task Schemas_are_named_for_the_domain_and_everything_referred_to_is_there()
    {
        await using var town = await RunningTown.OpenAsync();
        var document = await DocumentOf(town);
        var names = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Select(schema => schema.Name).ToArray();
        Assert.That(names, Has.All.Match("^[A-Z][a-zA-Z0-9]*$"));
        Assert.That(
            Reference().Matches(document.GetRawText()).Select(match => match.Groups[1].Value).Distinct(),
            Is.SubsetOf(names));
        Assert.That(document.GetRawText(), Does.Not.Contain("\"Caller\"").And.Not.Contain("System."));
    }

    [Test]
    public async Task The_pages_work_without_any_other_site()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        var page = await (await client.GetAsync("/docs/index.html")).Content.ReadAsStringAsync();
        Assert.That(page, Does.Not.Contain("http://").And.Not.Contain("https://"));
        foreach (Match part in Linked().Matches(page))
        {
            var answer = await client.GetAsync($"/docs/{part.Groups[1].Value}");
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), part.Value);
        }
    }

    private static async Task<JsonElement> DocumentOf(RunningTown town) =>
        await (await town.AsPublic().GetAsync("/openapi.json")).JsonAsync();

    private static IEnumerable<(string Route, JsonElement Says)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("\"#/components/schemas/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("(?:src|href)=\"\\./([^\"]+)\"")]
    private static partial Regex Linked();
}
