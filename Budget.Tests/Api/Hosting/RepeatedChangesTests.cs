using Budget.Api.Security;
using Budget.Tests.Api.Voters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting;

/// <summary>A change that is sent again, or twenty times at once, is made once.</summary>
[OnBothStores]
public sealed class RepeatedChangesTests
{
    private static readonly string[] OfStaff = [.. ChangingCalls.OfStaff.Select(row => row.Operation)];
    private static readonly string[] OfVoters = [.. ChangingCalls.OfVoters.Select(row => row.Operation)];

    [Test]
    public async Task Every_changing_operation_is_tried_here()
    {
        await using var town = await RunningTown.OpenAsync();
        var changing =
            from route in town.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where route.Metadata.GetMetadata<Access>() is not null
            where route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                .Intersect(["PUT", "PATCH", "DELETE"]).Any()
            select route.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;
        Assert.That(OfStaff.Concat(OfVoters), Is.EquivalentTo(changing));
    }

    [TestCaseSource(nameof(OfStaff))]
    public async Task A_change_by_staff_is_made_once(string operation)
    {
        await using var call = await ChangingCalls.OfStaff.Single(row => row.Operation == operation).Open();
        var before = call.Effects;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => call.SendAsync(null)));
        var later = await (await call.SendAsync(null)).OutcomeAsync();
        Assert.That(call.Effects, Is.EqualTo(before + 1));
        var outcomes = await Task.WhenAll(answers.Select(answer => answer.OutcomeAsync()));
        Assert.That(outcomes.Append(later), Has.Some.StartsWith("2").And.All.Match(
            call.Tag is null ? "^2" : "^(2|404 not-found|412 version-mismatch)"));
        if (call.Tag is not null)
        {
            Assert.That(outcomes.Count(outcome => outcome[0] == '2'), Is.EqualTo(1));
            Assert.That(later, Does.StartWith("4"));
        }
    }

    [TestCaseSource(nameof(OfVoters))]
    public async Task What_a_voter_repeats_counts_once(string operation)
    {
        await using var call = await ChangingCalls.OfVoters.Single(row => row.Operation == operation).Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => call.SendAsync(null)));
        Assert.That(answers.Append(await call.SendAsync(null)).All(answer => answer.IsSuccessStatusCode));
        var voters = operation == "castBallot" ? 1 : 0;
        Assert.That(call.Town.Count("ballot"), Is.EqualTo(voters));
        Assert.That(call.Town.Dump("turnout"), Does.EndWith($"|{voters}|\n"));
        Assert.That(call.Town.Count("receipt"), Is.EqualTo(1 - voters));
    }
}
