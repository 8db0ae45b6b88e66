using System.Text.Json;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// What a client that was written for one description would stumble over with another: what it calls is gone, what it
/// sends is refused, what it is answered is not what it knows.
/// </summary>
internal sealed class BreakingChange(Described before, Described after)
{
    private readonly List<string> _found = [];
    private readonly HashSet<(string, string, bool)> _seen = [];

    /// <summary>Every breaking change between two descriptions, each with its place.</summary>
    public static IReadOnlyList<string> Between(Described before, Described after)
    {
        var change = new BreakingChange(before, after);
        change.Compare();
        return change._found;
    }

    private void Compare()
    {
        foreach (var old in before.Operations)
        {
            if (after.Operations.FirstOrDefault(one => one.ToString() == old.ToString()) is not { } now)
            {
                _found.Add($"{old} is gone");
                continue;
            }

            Expect(now.Id == old.Id, $"{old} has another id, {now.Id}");
            CompareParameters(old, now);
            CompareBodies(old, now);
            CompareAnswers(old, now);
            CompareSecurity(old, now);
        }
    }

    private void CompareParameters(Described.Operation old, Described.Operation now)
    {
        var known = old.Parameters.ToDictionary(NameOf);
        foreach (var parameter in now.Parameters)
        {
            if (known.TryGetValue(NameOf(parameter), out var same))
            {
                Expect(IsRequired(same) || !IsRequired(parameter), $"{old}: {NameOf(parameter)} is needed now");
                CompareSent(same.GetProperty("schema"), parameter.GetProperty("schema"), $"{old} {NameOf(parameter)}");
            }
            else
            {
                Expect(!IsRequired(parameter), $"{old}: {NameOf(parameter)} is new and needed");
            }
        }

        foreach (var gone in known.Keys.Except(now.Parameters.Select(NameOf)))
        {
            _found.Add($"{old}: {gone} is gone");
        }
    }

    private void CompareBodies(Described.Operation old, Described.Operation now)
    {
        foreach (var (type, content) in old.Bodies)
        {
            if (now.Bodies.TryGetValue(type, out var same))
            {
                CompareSent(content.GetProperty("schema"), same.GetProperty("schema"), $"{old} body");
            }
            else
            {
                _found.Add($"{old} does not take {type} any more");
            }
        }

        Expect(old.Bodies.Count > 0 || now.Bodies.Count == 0, $"{old} needs a body now");
    }

    private void CompareAnswers(Described.Operation old, Described.Operation now)
    {
        foreach (var status in old.Says.GetProperty("responses").EnumerateObject().Select(one => one.Name))
        {
            var said = old.Answer(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture))!.Value;
            if (now.Answer(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)) is not { } says)
            {
                _found.Add($"{old} does not answer {status} any more");
                continue;
            }

            foreach (var header in NamesIn(said, "headers").Except(NamesIn(says, "headers")))
            {
                _found.Add($"{old} {status} does not say {header} any more");
            }

            foreach (var type in NamesIn(said, "content"))
            {
                if (says.TryGetProperty("content", out var contents) && contents.TryGetProperty(type, out var content))
                {
                    var schema = said.GetProperty("content").GetProperty(type).GetProperty("schema");
                    CompareAnswered(schema, content.GetProperty("schema"), $"{old} {status}");
                }
                else
                {
                    _found.Add($"{old} {status} does not come as {type} any more");
                }
            }
        }
    }

    // Who could call still can: each way in of before is one of now.
    private void CompareSecurity(Described.Operation old, Described.Operation now)
    {
        var ways = Ways(now);
        foreach (var way in Ways(old).Where(way => !ways.Contains(way) && !ways.Contains("")))
        {
            _found.Add($"{old} is not open to {(way.Length == 0 ? "everybody" : way)} any more");
        }
    }

    private void CompareSent(JsonElement old, JsonElement now, string at) =>
        Walk(old, now, at, isSent: true);

    private void CompareAnswered(JsonElement old, JsonElement now, string at) =>
        Walk(old, now, at, isSent: false);

    private void Walk(JsonElement old, JsonElement now, string at, bool isSent)
    {
        if (!_seen.Add((old.GetRawText(), now.GetRawText(), isSent)))
        {
            return;
        }

        var (was, says) = (before.Resolve(old), after.Resolve(now));
        _found.AddRange(SchemaChange.Between(was, says, isSent).Select(change => $"{at}: {change}"));
        foreach (var (name, member) in Members(was))
        {
            if (says.TryGetProperty("properties", out var members) && members.TryGetProperty(name, out var same))
            {
                Walk(member, same, $"{at}/{name}", isSent);
            }
            else
            {
                _found.Add($"{at}/{name} is gone");
            }
        }

        foreach (var inner in new[] { "items", "additionalProperties" })
        {
            if (was.TryGetProperty(inner, out var had) && had.ValueKind == JsonValueKind.Object
                && says.TryGetProperty(inner, out var has) && has.ValueKind == JsonValueKind.Object)
            {
                Walk(had, has, $"{at}/*", isSent);
            }
        }

        if (was.TryGetProperty("oneOf", out var choices) && says.TryGetProperty("oneOf", out var others))
        {
            Walk(choices[0], others[0], at, isSent);
        }
    }

    private static IEnumerable<(string Name, JsonElement Schema)> Members(JsonElement schema) =>
        schema.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().Select(member => (member.Name, member.Value)) : [];

    private static string NameOf(JsonElement parameter) =>
        $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}";

    private static bool IsRequired(JsonElement parameter) =>
        parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private static IEnumerable<string> NamesIn(JsonElement said, string member) =>
        said.TryGetProperty(member, out var all) ? all.EnumerateObject().Select(one => one.Name) : [];

    private static string[] Ways(Described.Operation operation) =>
        [.. operation.Says.GetProperty("security").EnumerateArray().Select(way =>
            string.Join('+', way.EnumerateObject().Select(scheme => scheme.Name)))];

    private void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            _found.Add(fault);
        }
    }
}
