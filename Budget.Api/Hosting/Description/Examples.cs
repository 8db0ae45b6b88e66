using System.Globalization;
using System.Text.Json.Nodes;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Budget.Api.Hosting.Description;

/// <summary>
/// An example of every body, put together from examples of its members, so that a new route has one at once and none
/// outlives its schema.
/// </summary>
internal sealed class Examples(SchemaRepository repository)
{
    public void AddTo(OpenApiDocument document)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var name = operation.OperationId!;
            Add(name, operation.RequestBody?.Content, isSent: true);
            foreach (var answer in operation.Responses!.Values.OfType<OpenApiResponse>())
            {
                Add(name, answer.Content, isSent: false);
            }
        }
    }

    /// <summary>Whether nobody could read an example.</summary>
    public static bool IsBinary(string type) => type is "application/zip" or TableMedia.Workbook;

    private void Add(string operation, IDictionary<string, IOpenApiMediaType>? contents, bool isSent)
    {
        foreach (var (type, content) in contents ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (type != ProblemAnswer.ContentType && content is OpenApiMediaType { Examples: null } media)
            {
                media.Example = ExampleValues.OfFile(operation, type)
                    ?? (IsBinary(type) ? null : Of(media.Schema!, "", isSent));
            }
        }
    }

    private JsonNode? Of(IOpenApiSchema schema, string name, bool isSent)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            return ExampleValues.OfSchema(id) ?? Of(repository.Schemas[id], name, isSent);
        }

        var type = schema.Type & ~JsonSchemaType.Null;
        var named = schema.Pattern == Dressing.Hash ? "hash" : name;
        return ExampleValues.OfMember(named, type) ?? type switch
        {
            _ when schema.OneOf is [var first, ..] => Of(first, name, isSent),
            _ when schema.Enum is [var word, ..] => word.DeepClone(),
            JsonSchemaType.Object => Whole(schema, isSent),
            JsonSchemaType.Array => new JsonArray(Of(schema.Items!, name, isSent)),
            JsonSchemaType.Boolean => JsonValue.Create(false),
            JsonSchemaType.Integer => JsonValue.Create(Least(schema)),
            _ => JsonValue.Create(ExampleValues.OfText(schema.Format)),
        };
    }

    private JsonObject Whole(IOpenApiSchema schema, bool isSent)
    {
        var whole = new JsonObject();
        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (Of(member, name, isSent) is { } value)
            {
                whole[name] = value;
            }
        }

        if (schema.Properties is null or { Count: 0 } && schema.AdditionalProperties is { } others)
        {
            whole["lin-7c2m9x4k0v8q1w5z"] = Of(others, "", isSent);
        }

        return whole;
    }

    private static long Least(IOpenApiSchema schema) =>
        long.TryParse(schema.Minimum, CultureInfo.InvariantCulture, out var least) && least > 0 ? least : 1;
}
