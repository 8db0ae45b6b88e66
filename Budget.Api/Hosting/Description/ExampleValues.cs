using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Budget.Api.Hosting.Description;

/// <summary>
/// What examples are put together from: values that a small town could have. They lie in <c>examples.json</c>: members
/// by their name, which means the same wherever it stands; whole bodies whose members hang together; files.
/// </summary>
internal static class ExampleValues
{
    private static readonly JsonObject Table = Read();

    /// <summary>A file as it is sent or answered; null for what is no text.</summary>
    public static JsonNode? OfFile(string operation, string type) =>
        Find("files", $"{operation} {type}") ?? (type.StartsWith("text/", StringComparison.Ordinal) ? "…" : null);

    /// <summary>A whole example of a schema; null where it is put together from its members.</summary>
    public static JsonNode? OfSchema(string id) => Find("schemas", id);

    /// <summary>A value for a member, if its name has one that is of its type.</summary>
    public static JsonNode? OfMember(string name, JsonSchemaType? type) =>
        Find("members", name) is { } value && Is(value, type) ? value : null;

    /// <summary>A text without a name of its own.</summary>
    public static string OfText(string? format) => format switch
    {
        "date-time" => "2026-09-01T06:00:00Z",
        "date" => "2026-09-01",
        "uri" => "https://aars.example/",
        _ => "…",
    };

    private static JsonNode? Find(string part, string name) => Table[part]![name]?.DeepClone();

    private static bool Is(JsonNode value, JsonSchemaType? type) => value switch
    {
        JsonArray => type == JsonSchemaType.Array,
        JsonObject => type == JsonSchemaType.Object,
        JsonValue one when one.TryGetValue<string>(out _) => type == JsonSchemaType.String,
        JsonValue one when one.TryGetValue<bool>(out _) => type == JsonSchemaType.Boolean,
        _ => type == JsonSchemaType.Integer,
    };

    private static JsonObject Read()
    {
        var at = typeof(ExampleValues);
        using var file = at.Assembly.GetManifestResourceStream($"{at.Namespace}.examples.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
