using System.Text;
using System.Text.Json;
using Budget.Api.Problems;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>A request that is wrong in one place.</summary>
/// <param name="What">What is wrong, for whoever reads a failure.</param>
/// <param name="Request">Makes it; a request can be sent once.</param>
internal sealed record BadCall(string What, Func<HttpRequestMessage> Request)
{
    /// <summary>The place in the body that has to be pointed at; null where there is none.</summary>
    public string? Pointer { get; init; }
}

/// <summary>Every way in which a request can be wrong beside the members of its body.</summary>
internal static class BadCalls
{
    // NUL is not among them: the web server itself refuses it, and says nothing.
    private static readonly string[] Ids =
    [
        "x", "rnd-", "-1", "null", "NaN", "%2e%2e%2f%2e%2e", "..%5c", "%ff%fe", "%c0%af", "%F0%9F%92%A9", "%20", "*",
        "'%20OR%20'1'='1", ";drop%20table%20round", "%3Cscript%3E", "a%0d%0aX-A:b", new string('a', 41),
        new string('a', 2000),
        "%E2%80%AEx", "{{7*7}}", "$%7Bjndi%7D",
    ];

    private static readonly string[] Types =
    [
        "text/xml", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
        "application/octet-stream", "text/html", "application/jsonp", "application/json-patch+json", "image/png", "",
    ];

    private static readonly string[] Tags = ["\"999999\"", "W/\"1\"", "1", "\"", "\"x\"", "%00"];

    public static IEnumerable<BadCall> Of(Described.Operation operation, WrittenTown town) =>
    [
        .. InPath(operation, town), .. InQuery(operation, town), .. InHeaders(operation, town),
        .. operation.Bodies.Count > 0 ? AroundBody(operation, town) : [],
    ];

    private static IEnumerable<BadCall> InPath(Described.Operation operation, WrittenTown town) =>
        from parameter in operation.Parameters
        where parameter.GetProperty("in").GetString() == "path"
        let name = parameter.GetProperty("name").GetString()!
        from id in Ids
        let path = operation.Path.Replace($"{{{name}}}", id, StringComparison.Ordinal)
        select new BadCall($"{name} = {id}", () => town.Call(operation, town.Filled(operation, path)));

    private static IEnumerable<BadCall> InQuery(Described.Operation operation, WrittenTown town) =>
        from parameter in operation.Parameters
        where parameter.GetProperty("in").GetString() == "query"
        let name = parameter.GetProperty("name").GetString()!
        from value in BadFor(parameter.GetProperty("schema"))
        select new BadCall(
            $"?{name}={value}", () => town.Call(operation, $"{town.PathOf(operation)}?{name}={value}"));

    private static string[] BadFor(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "integer" => ["0", "-1", "201", "x", "1e3", "1.5", "99999999999999999999", "0x10", "%D9%A5", "1,2",
            "1&limit=2", "null"],
        "boolean" => ["2", "maybe", "ja", "null", "%00", "true,false"],
        _ => ["!!!", "%00", "%C3%A9", "a%20b", "%F0%9F%92%A9", "'", "%0a", "abc"],
    };

    private static IEnumerable<BadCall> InHeaders(Described.Operation operation, WrittenTown town)
    {
        if (operation.Answer(412) is null)
        {
            yield break;
        }

        foreach (var tag in Tags)
        {
            yield return new($"If-Match: {tag}", () => With(town.Call(operation), "If-Match", tag));
        }

        if (operation.Parameters.Any(one => one.GetProperty("name").GetString() == "If-Match"
            && one.TryGetProperty("required", out var required) && required.GetBoolean()))
        {
            yield return new("no If-Match", () => With(town.Call(operation), "If-Match", null));
        }
    }

    private static IEnumerable<BadCall> AroundBody(Described.Operation operation, WrittenTown town)
    {
        foreach (var type in Types)
        {
            yield return new($"as {type}", () => town.Call(operation, type: type));
        }

        yield return new("packed", () => Packed(operation, town));
        if (operation.Bodies.Keys.First().EndsWith("json", StringComparison.Ordinal)
            && operation.Path != "/v1/allocations")
        {
            var spaces = Enumerable.Repeat((byte)' ', (1 << 20) + 1).ToArray();
            yield return new("too long", () => town.Call(operation, body: spaces));
            yield return new("a little too long", () => town.Call(
                operation, body: [.. spaces[..StrictBody.DefaultBytes], .. "x"u8]));
        }
    }

    private static HttpRequestMessage Packed(Described.Operation operation, WrittenTown town)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(town.ExampleOf(operation.Bodies.Values.First())));
        }

        var request = town.Call(operation, body: packed.ToArray());
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return request;
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }
}
