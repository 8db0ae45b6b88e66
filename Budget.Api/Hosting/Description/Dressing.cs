using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Budget.Api.Problems;
using Microsoft.OpenApi;

namespace Budget.Api.Hosting.Description;

/// <summary>A member that is one of the words of a table, so that the words stand in one place.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute(Type holder, string table) : Attribute
{
    public IEnumerable<string> Words =>
        (IEnumerable<string>)Table.GetType().GetProperty(nameof(Words<>.All))!.GetValue(Table)!;

    private object Table => holder.GetField(table, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!
        .GetValue(null)!;
}

/// <summary>What a schema of a member says beyond its type: its limits, its words, its form.</summary>
internal static class Dressing
{
    /// <summary>What no text that is sent may have: control and bidirectional characters.</summary>
    public const string Clean =
        @"[^\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*";

    /// <summary>An id that the server made.</summary>
    public const string Id = "^[a-z0-9-]{1,40}$";

    /// <summary>A hash as it is written everywhere.</summary>
    public const string Hash = "^sha256:[0-9a-f]{64}$";

    /// <summary>Adds what is known of a member to its schema.</summary>
    public static void Under(OpenApiSchema schema, Type owner, PropertyInfo property, string name, bool isSent)
    {
        var limit = Limits.Of(owner, property.Name);
        schema.MinItems = limit.MinItems;
        schema.MaxItems = limit.MaxItems ?? schema.MaxItems;
        schema.UniqueItems = limit.Unique ? true : null;
        schema.Minimum = limit.Minimum;
        schema.Maximum = limit.Maximum;
        if (IsText(schema))
        {
            Form(schema, owner, name, isSent);
            schema.MinLength = limit.MinLength;
            schema.MaxLength = limit.MaxLength ?? schema.MaxLength;
            schema.Pattern = limit.Pattern ?? (limit.NotBlank && schema.Pattern is null
                ? $@"^(?=.*\S){Clean}$" : schema.Pattern);
        }

        if (property.GetCustomAttribute<OneOfAttribute>() is { } words)
        {
            ((schema.Items as OpenApiSchema) ?? schema).Enum = [.. words.Words.Select(word => (JsonNode)word)];
        }

        if (isSent)
        {
            Bound(schema);
        }
    }

    /// <summary>
    /// What is sent has an end everywhere: where no other limit holds, the one of the whole body, and of the number.
    /// </summary>
    public static void Bound(OpenApiSchema schema)
    {
        if (IsText(schema) && schema.Enum is null && schema.Format is null or "uri")
        {
            schema.MaxLength ??= StrictBody.DefaultBytes;
            schema.Pattern ??= $"^{Clean}$";
        }

        if (schema.Type?.HasFlag(JsonSchemaType.Integer) == true)
        {
            schema.Minimum ??= Text(schema.Format == "int32" ? int.MinValue : long.MinValue);
            schema.Maximum ??= Text(schema.Format == "int32" ? int.MaxValue : long.MaxValue);
        }

        foreach (var inner in new[] { schema.Items, schema.AdditionalProperties }.OfType<OpenApiSchema>())
        {
            Bound(inner);
        }
    }

    private static bool IsText(OpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.String) == true;

    // A hash that is sent is any text: the wrong one is outdated, and not ill-formed.
    // Names say what a text is: ids, hashes and times are called so everywhere but in files of other people.
    private static void Form(OpenApiSchema schema, Type owner, string name, bool isSent)
    {
        if (owner.Namespace == typeof(Allocations.Allocate).Namespace || schema.Format is not null)
        {
            return;
        }

        schema.Pattern = name == "id" || (name.EndsWith("Id", StringComparison.Ordinal)
            && name is not ("externalId" or "traceId"))
            ? Id
            : name == "hash" || name.EndsWith("Hash", StringComparison.Ordinal) ? isSent ? null : Hash
            : null;
        schema.Format = name == "at" || name.EndsWith("At", StringComparison.Ordinal) ? "date-time"
            : name.EndsWith("Url", StringComparison.Ordinal) ? "uri"
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
