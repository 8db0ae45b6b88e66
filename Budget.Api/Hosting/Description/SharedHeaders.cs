using Budget.Api.Problems;
using Microsoft.OpenApi;

namespace Budget.Api.Hosting.Description;

/// <summary>Headers that answers share.</summary>
internal static class SharedHeaders
{
    public const string Version = "API-Version";

    /// <summary>What every answer says.</summary>
    public static IReadOnlyList<string> Always { get; } = [Version, "RateLimit", "RateLimit-Policy"];

    private static readonly (string Name, string Text, string Example, string? Pattern)[] Table =
    [
        (Version, "The version of this interface.", "1.0.0", @"^\d+\.\d+\.\d+$"),
        ("ETag", "The version of what is shown; send it as `If-Match` to change it.", "\"3\"", null),
        ("Location", "Where the new thing is.", "/v1/rounds/rnd-4k0v2m8x1q7w5z3y", "^/v1/"),
        ("Link", "With `rel=\"next\"`: the next part of the list; left out at its end. With "
            + "`rel=\"successor-version\"`: the version of the result that took the place of this one.",
            "</v1/rounds?limit=50&cursor=cm5k>; rel=\"next\"", null),
        ("Retry-After", "Wait so many seconds.", "2", @"^\d+$"),
        ("RateLimit", "What is left of each limit, where the operator sets limits: `r` calls within `t` seconds.",
            "\"address\";r=599;t=60", null),
        ("RateLimit-Policy", "The limits that hold for the caller: `q` calls in `w` seconds.",
            "\"address\";q=600;w=60", null),
        ("Idempotency-Replayed", "`true` where the answer is that of an earlier call with the same key.",
            "true", "^true$"),
        ("WWW-Authenticate", "What one may prove oneself with.", "VotingCode, Bearer", null),
    ];

    /// <summary>Every header, by the name it has among the components.</summary>
    public static IEnumerable<(string Name, OpenApiHeader Header)> All =>
        Table.Select(row => (NameOf(row.Name), new OpenApiHeader
        {
            Description = row.Text,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = row.Pattern, MaxLength = 2000 },
            Example = row.Example,
        }));

    /// <summary>What refusals with a status say beside its body.</summary>
    public static Dictionary<string, IOpenApiHeader> OfRefusal(IReadOnlyList<ProblemType> types) => Of(
    [
        .. Always,
        .. types.Any(type => type.Status is 429 or 503 || type == ProblemType.IdempotencyInProgress)
            ? ["Retry-After"] : Array.Empty<string>(),
        .. types[0].Status == 401 ? ["WWW-Authenticate"] : Array.Empty<string>(),
    ]);

    /// <summary>References to some headers.</summary>
    public static Dictionary<string, IOpenApiHeader> Of(IEnumerable<string> names) =>
        names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(NameOf(name)));

    private static string NameOf(string header) => header.Replace("-", "", StringComparison.Ordinal);
}
