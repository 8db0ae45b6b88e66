using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// From the first ballot on no call by any role changes what was locked: every operation of the description that is no
/// reading, by every role, with bodies that say everything the schemas allow.
/// </summary>
public sealed class LockedForGoodTests
{
    [Test]
    public async Task From_the_first_ballot_on_no_call_by_any_role_changes_what_was_locked()
    {
        using var round = await RoundInState.MakeAsync(RoundState.Voting);
        await using var restorable = await RestorableTown.OpenAsync(round);
        var town = restorable.Town;
        var (locked, state, calls) = (Locked(town, round.RoundId), StateOf(town, round.RoundId), 0);
        foreach (var operation in Described.Approved.Operations.Where(one => one.Method != "GET"))
        {
            foreach (var role in town.Clients.Keys.ToArray())
            {
                foreach (var body in BodiesOf(operation, town))
                {
                    using var answer = await town.Clients[role].SendAsync(town.Call(operation, body: body));
                    calls++;
                    Assert.That(
                        Locked(town, round.RoundId), Is.EqualTo(locked),
                        $"{operation} by {role}: {(body is null ? "" : Encoding.UTF8.GetString(body))}");
                    if (StateOf(town, round.RoundId) != state)
                    {
                        await restorable.RestoreAsync();
                        town = restorable.Town;
                    }
                }
            }
        }

        Assert.That(calls, Is.GreaterThan(1000));
    }

    [Test]
    public async Task Before_the_lock_the_same_calls_do_change_it()
    {
        using var round = await RoundInState.MakeAsync(RoundState.Hearing);
        await using var town = await round.OpenAsync();
        var changed = new List<string>();
        foreach (var operation in Described.Approved.Operations.Where(one => one.Method is "PATCH" or "PUT" or "POST"))
        {
            var before = Locked(town, round.RoundId);
            foreach (var body in BodiesOf(operation, town))
            {
                using var answer = await town.Clients[nameof(Budget.Api.Security.Role.Finance)]
                    .SendAsync(town.Call(operation, body: body));
            }

            if (Locked(town, round.RoundId) != before)
            {
                changed.Add(operation.Id);
            }
        }

        Assert.That(changed, Is.SupersetOf(new[]
        {
            "changeRound", "changeLine", "changeProject", "createLine", "createProject", "createArea",
        }));
    }

    // Everything that can change the outcome; a project may be withdrawn, and the closing may come later.
    private static string Locked(WrittenTown town, string round) =>
        town.Town.Database.Read(session => string.Join('\n', [
        .. Rows(session, round, "SELECT * FROM rule_lock WHERE round_id = @round"),
        .. Rows(session, round, "SELECT * FROM line WHERE round_id = @round ORDER BY id"),
        .. Rows(session, round, "SELECT * FROM area WHERE round_id = @round ORDER BY id"),
        .. Rows(session, round, "SELECT * FROM category WHERE round_id = @round ORDER BY id"),
        .. Rows(session, round, """
            SELECT id, line_id, title, description, price_minor, area_id, categories FROM project
            WHERE round_id = @round ORDER BY id
            """),
        .. Rows(session, round, """
            SELECT rule_set, opens_at, lock_version, lock_hash, lot_seed, hearing_from FROM round WHERE id = @round
            """),
        Settings(session.One<string>("SELECT settings FROM round WHERE id = @round", new { round })!),
        .. Rows(session, round, """
            SELECT id FROM project WHERE round_id = @round AND state IN ('proposed', 'rejected') ORDER BY id
            """),
    ]));

    private static IEnumerable<string> Rows(Session session, string round, string sql) =>
        session.All<object>(sql, new { round }).Select(row => JsonSerializer.Serialize(row));

    private static string Settings(string json)
    {
        var settings = JsonNode.Parse(json)!.AsObject();
        settings.Remove("closesAt");
        return settings.ToJsonString();
    }

    private static string StateOf(WrittenTown town, string round) => town.Town.Database.Read(session =>
        session.One<string>("SELECT state || closes_at FROM round WHERE id = @round", new { round }))!;

    // The example, and beside it every member with every other word, the least and the most, alone and left out.
    private static IEnumerable<byte[]?> BodiesOf(Described.Operation operation, WrittenTown town)
    {
        var (type, content) = operation.Bodies.FirstOrDefault();
        if (type?.EndsWith("json", StringComparison.Ordinal) != true)
        {
            return [null];
        }

        var example = JsonNode.Parse(town.ExampleOf(content))!.AsObject();
        var schema = operation.Owner.Resolve(content.GetProperty("schema"));
        var members = schema.TryGetProperty("properties", out var all) ? all.EnumerateObject().ToArray() : [];
        return [.. new[] { example.ToJsonString() }
            .Concat(members.SelectMany(member => Others(operation.Owner, member)
                .SelectMany(value => new[] { With(example, member.Name, value), Alone(member.Name, value) })))
            .Concat(example.Select(member => Alone(member.Key, member.Value)))
            .Distinct().Select(text => Encoding.UTF8.GetBytes(text))];
    }

    private static IEnumerable<JsonNode?> Others(Described described, JsonProperty member)
    {
        var schema = described.Resolve(member.Value);
        if (schema.TryGetProperty("enum", out var words))
        {
            return words.EnumerateArray().Select(word => JsonNode.Parse(word.GetRawText()));
        }

        return schema.TryGetProperty("type", out var type) ? type.ToString() switch
        {
            "boolean" => [true, false],
            "integer" => [1, 5000],
            "string" when schema.TryGetProperty("format", out _) =>
                ["2026-09-12T08:00:00Z", "2026-10-12T08:00:00Z", "2026-09-02T08:00:00Z"],
            "string" => ["Noget andet"],
            var patch when patch.Contains("null", StringComparison.Ordinal) => [null, 1, true, "Noget andet"],
            _ => [],
        } : [];
    }

    private static string With(JsonObject example, string name, JsonNode? value)
    {
        var body = example.DeepClone().AsObject();
        body[name] = value?.DeepClone();
        return body.ToJsonString();
    }

    private static string Alone(string name, JsonNode? value) =>
        new JsonObject { [name] = value?.DeepClone() }.ToJsonString();
}
