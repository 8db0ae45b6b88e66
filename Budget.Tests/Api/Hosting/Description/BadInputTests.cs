using System.Text.Json.Nodes;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// Whatever is wrong with a request, for every operation and every member of its body: the answer is the caller's
/// fault, says where, is what the description says, and nothing was changed.
/// </summary>
[OnBothStores]
public sealed class BadInputTests
{
    // The calculator takes two at once.
    private const int AtOnce = 2;

    private PlannedTown _planned = null!;
    private WrittenTown _draft = null!;
    private WrittenTown _voting = null!;
    private long _sent;

    private static IEnumerable<TestCaseData> Operations => Described.Approved.Operations
        .Select(operation => new TestCaseData(operation.Id).SetArgDisplayNames(operation.Id));

    [OneTimeSetUp]
    public async Task Open()
    {
        _planned = await PlannedTown.VotingAsync(3);
        _voting = await WrittenTown.OfAsync(
            _planned.Town, await WrittenTown.IdsOfAsync(_planned.Round), _planned.Codes["r1"]);
        var draft = await Planned.DraftAsync(_planned.Town);
        await draft.AddAsync("areas", new { title = "Nord" });
        await draft.AddAsync("categories", new { title = "Natur" });
        _draft = await WrittenTown.OfAsync(_planned.Town, await WrittenTown.IdsOfAsync(draft), null);
    }

    [OneTimeTearDown]
    public async Task Close() => await _planned.DisposeAsync();

    [TestCaseSource(nameof(Operations))]
    public async Task A_request_that_is_wrong_is_refused_and_changes_nothing(string id)
    {
        var operation = Described.Approved.Operations.Single(one => one.Id == id);
        var town = operation.Path.Contains("ballot", StringComparison.Ordinal) ? _voting : _draft;
        var role = town.RolesOf(operation).OrderBy(one => one == nameof(Role.Finance) ? 0 : 1).First();
        var before = Stored.Everything(_planned.Town);
        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            CallsOf(operation, town), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (call, _) =>
            {
                using var request = call.Request();
                using var answer = await town.Clients[role].SendAsync(request, CancellationToken.None);
                Interlocked.Increment(ref _sent);
                if (await FaultOf(call, answer) is { } fault)
                {
                    faults.Add($"{call.What}: {fault}");
                }
            });
        Assert.That(faults.Order(StringComparer.Ordinal).Take(20), Is.Empty, $"{faults.Count} in all");
        Assert.That(Stored.Everything(_planned.Town), Is.EqualTo(before));
    }

    [Test]
    public void There_are_at_least_20_000_of_them() => Assert.That(
        Described.Approved.Operations.Sum(operation => CallsOf(
            operation, operation.Path.Contains("ballot", StringComparison.Ordinal) ? _voting : _draft).Count()),
        Is.GreaterThanOrEqualTo(20_000));

    private static IEnumerable<BadCall> CallsOf(Described.Operation operation, WrittenTown town)
    {
        foreach (var (type, content) in operation.Bodies.Where(body =>
            body.Key.EndsWith("json", StringComparison.Ordinal)))
        {
            var right = JsonNode.Parse(town.ExampleOf(content))!;
            foreach (var body in new BadBodies(operation.Owner, content.GetProperty("schema"), right).All)
            {
                yield return new($"{type} {body.What}", () => town.Call(operation, body: body.Bytes, type: type))
                {
                    Pointer = body.Pointer,
                };
            }
        }

        foreach (var call in BadCalls.Of(operation, town))
        {
            yield return call;
        }
    }

    private static async Task<string?> FaultOf(BadCall call, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status is < 400 or >= 500)
        {
            return $"{status} {await answer.Content.ReadAsStringAsync()}";
        }

        if (call.Pointer is not { } pointer)
        {
            return null;
        }

        var json = await answer.JsonAsync();
        var pointers = json.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!).ToArray() : [];
        // Of an election and a file one is allowed, so the second is wrong as a whole.
        return pointers.Any(found => found == pointer || pointer == "/pabulib"
            || found.StartsWith(pointer + "/", StringComparison.Ordinal)
            || (found.Length > 0 && pointer.StartsWith(found + "/", StringComparison.Ordinal)))
            ? null
            : $"{status} points at {string.Join(' ', pointers)}: {json}";
    }
}
