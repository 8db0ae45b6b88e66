using System.Text.Json;
using System.Text.Json.Nodes;
using Budget.Api.Problems;
using Budget.Api.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Budget.Api.Hosting.Description;

/// <summary>How operations refuse: what holds for all by what they are, and what a route says of itself.</summary>
internal static class Refusing
{
    private const string Schema = "Problem";

    private static readonly ProblemType[] Always =
    [
        ProblemType.InvalidInput, ProblemType.NotAcceptable, ProblemType.TooManyRequests, ProblemType.Unavailable,
        ProblemType.Defect,
        // Of the front end that carries the call, which may carry any.
        ProblemType.Unauthenticated, ProblemType.Forbidden,
    ];

    /// <summary>Everything an operation may refuse, without what it is closed for.</summary>
    /// <param name="metadata">Of its route.</param>
    /// <param name="path">Its path.</param>
    public static ILookup<int, ProblemType> Of(IReadOnlyList<object> metadata, string path)
    {
        var access = metadata.OfType<Access>().LastOrDefault();
        ProblemType[] all =
        [
            .. Always,
            .. path.Contains('{') ? [ProblemType.NotFound] : Array.Empty<ProblemType>(),
            .. metadata.OfType<IAcceptsMetadata>().Any()
                ? [ProblemType.TooLarge, ProblemType.UnsupportedMedia] : Array.Empty<ProblemType>(),
            .. access is { Roles.Count: > 0 } ? [ProblemType.CodeUnknown] : Array.Empty<ProblemType>(),
            .. Repeats.TakesKey(metadata, path)
                ? [ProblemType.IdempotencyMismatch, ProblemType.IdempotencyInProgress] : Array.Empty<ProblemType>(),
            .. metadata.OfType<DeliversOnce>().Any() ? [ProblemType.AlreadyDelivered] : Array.Empty<ProblemType>(),
            .. metadata.OfType<ChangesVersion>().Any()
                ? [ProblemType.PreconditionRequired, ProblemType.VersionMismatch] : Array.Empty<ProblemType>(),
            .. metadata.OfType<Refused>().SelectMany(refused => refused.Types),
        ];
        return all.Distinct().OrderBy(type => type.Status).ThenBy(type => type.Code, StringComparer.Ordinal)
            .ToLookup(type => type.Status);
    }

    /// <summary>The answer with a status; where an operation has only one reason, one that is shared by all.</summary>
    public static IOpenApiResponse Answer(IGrouping<int, ProblemType> types, OpenApiDocument document) =>
        types.ToArray() is [var only] ? new OpenApiResponseReference(NameOf(only), document) : Described([.. types]);

    /// <summary>The answers that operations share, each by its name.</summary>
    public static IEnumerable<(string Name, OpenApiResponse Answer)> Shared =>
        ProblemType.All.Select(type => (NameOf(type), Described([type])));

    private static string NameOf(ProblemType type) => string.Concat(
        $"{type.Code}{(ProblemType.All.First(first => first.Code == type.Code) == type ? "" : $"-{type.Status}")}"
            .Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static OpenApiResponse Described(ProblemType[] types) => new()
    {
        Description = string.Join('\n', types.Length == 1
            ? [$"`{types[0].Code}`: {types[0].English}"]
            : types.Select(type => $"- `{type.Code}`: {type.English}")),
        Headers = SharedHeaders.OfRefusal(types),
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [ProblemAnswer.ContentType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(Schema),
                Examples = types.ToDictionary(type => type.Code, type => (IOpenApiExample)new OpenApiExample
                {
                    Summary = type.English,
                    Value = Example(type),
                }),
            },
        },
    };

    private static JsonNode Example(ProblemType type) => JsonSerializer.SerializeToNode(
        new ProblemAnswer.Details(
            $"/v1/problem-types/{type.Code}", type.English, type.Status, type.Code,
            ProblemAdvice.For(type.Code).En, "/v1/rounds/rnd-4k0v2m8x1q7w5z3y", "0af7651916cd43dd8448eb211c80319c")
        {
            Errors = type.Status == StatusCodes.Status400BadRequest
                ? [new("/title", type.Code, "expected this member")] : null,
            Tied = type == ProblemType.TieUnresolved ? ["park", "pool"] : null,
        },
        WireFormat.Options)!;
}
