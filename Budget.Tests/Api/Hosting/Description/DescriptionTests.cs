using System.Text.Json;
using Budget.Api.Hosting.Description;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>The description that was approved is that of the service, and its examples are what it says.</summary>
public sealed class DescriptionTests
{
    private const string HowToApprove =
        "The description has changed. When that is meant, run BUDGET_APPROVE=1 dotnet test --filter DescriptionTests, "
        + "look at the difference in openapi/budget.json, and commit it.";

    private const string WhenItBreaks =
        "A front end that was written for what was approved would stumble. Add beside what is there, or, when it has "
        + "to be, approve it with BUDGET_APPROVE=breaking and a new major version.";

    [Test]
    public async Task The_service_is_described_byte_for_byte_as_it_was_approved()
    {
        await using var town = await RunningTown.OpenAsync();
        var now = await (await town.AsPublic().GetAsync("/openapi.json")).Content.ReadAsStringAsync();
        if (!Approval.TakesBreakingChanges)
        {
            Assert.That(BreakingChange.Between(Described.Approved, new Described(now)), Is.Empty, WhenItBreaks);
        }

        Approval.Check(Described.File, now, HowToApprove);
    }

    [Test]
    public async Task The_description_is_made_the_same_every_time()
    {
        await using var one = await RunningTown.OpenAsync();
        await using var other = await RunningTown.OpenAsync();
        Assert.That(
            other.Parts.GetRequiredService<DescribedOnce>().Json,
            Is.EqualTo(one.Parts.GetRequiredService<DescribedOnce>().Json));
    }

    [Test]
    public void Every_body_has_an_example_that_fits_its_schema()
    {
        var described = Described.Approved;
        var check = new SchemaCheck(described);
        foreach (var operation in described.Operations)
        {
            foreach (var (at, content) in Contents(operation))
            {
                var examples = ExamplesOf(content).ToArray();
                Assert.That(examples, Is.Not.Empty, $"{operation} {at}");
                foreach (var example in examples)
                {
                    Assert.That(
                        check.Faults(content.GetProperty("schema"), example), Is.Empty, $"{operation} {at}");
                }
            }
        }
    }

    [Test]
    public void Every_schema_every_member_and_every_parameter_says_what_it_is()
    {
        var described = Described.Approved;
        var members =
            from schema in described.Root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            from said in Members(schema.Value).Select(member => ($"{schema.Name}.{member.Name}", member.Value))
                .Append((schema.Name, schema.Value))
            select said;
        var parameters =
            from operation in described.Operations
            from parameter in operation.Parameters
            select ($"{operation} {parameter.GetProperty("name")}", parameter);
        Assert.That(
            members.Concat(parameters).Where(one => !one.Item2.TryGetProperty("description", out _))
                .Select(one => one.Item1),
            Is.Empty);
    }

    private static IEnumerable<(string At, JsonElement Content)> Contents(Described.Operation operation) =>
        operation.Bodies.Where(body => !Examples.IsBinary(body.Key)).Select(body => (body.Key, body.Value)).Concat(
            from answer in operation.Says.GetProperty("responses").EnumerateObject()
            let said = operation.Owner.Resolve(answer.Value)
            where said.TryGetProperty("content", out _)
            from content in said.GetProperty("content").EnumerateObject()
            where !Examples.IsBinary(content.Name)
            select ($"{answer.Name} {content.Name}", content.Value));

    private static IEnumerable<JsonElement> ExamplesOf(JsonElement content) =>
        content.TryGetProperty("example", out var one) ? [one]
        : content.TryGetProperty("examples", out var several)
            ? several.EnumerateObject().Select(example => example.Value.GetProperty("value"))
        : [];

    private static JsonProperty[] Members(JsonElement schema) =>
        schema.TryGetProperty("properties", out var members) ? [.. members.EnumerateObject()] : [];
}
