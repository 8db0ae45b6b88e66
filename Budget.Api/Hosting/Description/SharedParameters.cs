using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Budget.Api.Hosting.Description;

/// <summary>What parameters mean, wherever they stand.</summary>
internal static class SharedParameters
{
    private static readonly Dictionary<string, (string Text, string Example)> InPath = new(StringComparer.Ordinal)
    {
        ["round"] = ("The round.", "rnd-4k0v2m8x1q7w5z3y"),
        ["line"] = ("The line.", "lin-7c2m9x4k0v8q1w5z"),
        ["area"] = ("The area.", "are-1q7w5z3y4k0v2m8x"),
        ["category"] = ("The category.", "cat-2m8x1q7w5z3y4k0v"),
        ["project"] = ("The project.", "prj-9x4k0v8q1w5z7c2m"),
        ["transition"] = ("The move of the round.", "tra-8q1w5z7c2m9x4k0v"),
        ["batch"] = ("The batch of voting codes.", "bat-5z7c2m9x4k0v8q1w"),
        ["receipt"] = ("The receipt.", "rcp-0v8q1w5z7c2m9x4k"),
        ["run"] = ("The run that makes another version of the result.", "run-1w5z7c2m9x4k0v8q"),
        ["code"] = ("The code of a refusal.", "voting-closed"),
        ["id"] = ("Its id.", "equal-shares"),
    };

    private static readonly Dictionary<string, (string Text, JsonNode Example, Action<OpenApiSchema>? Limit)> InQuery =
        new(StringComparer.Ordinal)
        {
            ["limit"] = ("At most so many rows.", 50, schema =>
                (schema.Minimum, schema.Maximum, schema.Default) =
                    ("1", $"{PageRequest.MaxLimit}", PageRequest.DefaultLimit)),
            ["cursor"] = ("The `nextCursor` of the part before; the first part when left out.", "cm5kLTRrMHY",
                schema => (schema.MaxLength, schema.Pattern) = (2000, "^[A-Za-z0-9_=-]*$")),
            ["include"] = ("`total`: also how many rows there are in all.", PageRequest.TotalWord,
                schema => schema.Enum = [PageRequest.TotalWord]),
            ["dryRun"] = ("Whether only to report what would be done.", true, null),
            ["language"] = ("The language, as Accept-Language says when it is left out.", "da", schema =>
                schema.Enum = ["da", "en"]),
            ["version"] = ("Which version of the result; the one that counts when left out.", 1, schema =>
                schema.Minimum = "1"),
            ["approve"] = ("Whether the projects are approved with it; otherwise they are proposals.", true, null),
        };

    /// <summary>The headers that requests may have, by the name they have among the components.</summary>
    public static IEnumerable<(string Name, OpenApiParameter Parameter)> Headers =>
    [
        ("AcceptLanguage", Header("Accept-Language",
            "The language of titles and texts: English unless Danish is preferred.", "da", @"^[A-Za-z0-9*;=., -]*$")),
        ("IfMatch", Header("If-Match",
            "The ETag of what was read and is changed; `*` for whatever there is.", "\"3\"",
            "^(\\*|\"[^\"]+\"(, *\"[^\"]+\")*)$", true)),
        ("IfMatchOnceThere", Header("If-Match",
            "The ETag of what was read and is changed; left out as long as there is none.", "\"3\"",
            "^(\\*|\"[^\"]+\"(, *\"[^\"]+\")*)$")),
        ("IfNoneMatch", Header("If-None-Match",
            "The ETag of what was read before; while nothing has changed the answer is 304.", "\"3\"", null)),
        ("IdempotencyKey", Header("Idempotency-Key",
            "Any text of the caller's own; the same request sent again with it has one effect and one answer.",
            "0f8fad5b-d9cb-469f-a165-70867728950e", "^[!-~]{1,64}$")),
    ];

    /// <summary>Explains a parameter of a path or a query.</summary>
    public static void Explain(OpenApiParameter parameter)
    {
        parameter.Schema = parameter.Schema is OpenApiSchema said ? said : new OpenApiSchema();
        var schema = (OpenApiSchema)parameter.Schema;
        if (parameter.In == ParameterLocation.Path && InPath.TryGetValue(parameter.Name!, out var inPath))
        {
            (parameter.Description, parameter.Example) = (inPath.Text, inPath.Example);
            (schema.Pattern, schema.MinLength, schema.MaxLength) = (Dressing.Id, 1, 40);
        }
        else if (InQuery.TryGetValue(parameter.Name!, out var inQuery))
        {
            (parameter.Description, parameter.Example) = (inQuery.Text, inQuery.Example.DeepClone());
            inQuery.Limit?.Invoke(schema);
        }
    }

    private static OpenApiParameter Header(
        string name, string text, string example, string? pattern, bool isRequired = false) => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = text,
            Required = isRequired,
            Example = example,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = 200,
                Pattern = pattern,
            },
        };
}
