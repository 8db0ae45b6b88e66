using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Budget.Api.Hosting.Description;

/// <summary>
/// The schemas of what is sent and answered, made from the serializer's own contract, from the validators and from the
/// documentation of the code, so that none of them can disagree with the description.
/// </summary>
internal sealed class Schemas(WrittenTexts texts, SentTypes sent) : ISchemaGenerator
{
    public IOpenApiSchema GenerateSchema(
        Type modelType, SchemaRepository schemaRepository, MemberInfo? memberInfo = null,
        ParameterInfo? parameterInfo = null, ApiParameterRouteInfo? routeInfo = null) =>
        Of(modelType, schemaRepository);

    /// <summary>The schema of a merge patch of a type: every member may be left out, and null takes it away.</summary>
    public IOpenApiSchema OfPatch(Type type, SchemaRepository repository) => Object(type, repository, isPatch: true);

    private IOpenApiSchema Of(Type type, SchemaRepository repository)
    {
        var said = Nullable.GetUnderlyingType(type) ?? type;
        var info = WireFormat.Options.GetTypeInfo(said);
        return said.IsEnum ? Words(said, repository) : info.Kind switch
        {
            _ when said == typeof(JsonElement) || said == typeof(object) => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalPropertiesAllowed = true,
            },
            _ when said == typeof(byte[]) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            JsonTypeInfoKind.Object => Object(said, repository, isPatch: false),
            JsonTypeInfoKind.Enumerable => new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Of(info.ElementType!, repository),
                MaxItems = sent.Contains(said) ? SentTypes.MostElements : null,
            },
            JsonTypeInfoKind.Dictionary => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = Of(info.ElementType!, repository),
                MaxProperties = sent.Contains(said) ? SentTypes.MostElements : null,
            },
            _ => Scalar(said),
        };
    }

    private static OpenApiSchema Scalar(Type type) => type switch
    {
        _ when type == typeof(bool) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        _ when type == typeof(long) => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        _ when type == typeof(DateTimeOffset) =>
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        _ when type == typeof(DateOnly) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private OpenApiSchemaReference Words(Type type, SchemaRepository repository)
    {
        if (repository.TryLookupByType(type, out _))
        {
            return new OpenApiSchemaReference(SchemaNames.Of(type));
        }

        var names = Enum.GetNames(type);
        var meanings = names
            .Select(name => (Word: JsonNamingPolicy.CamelCase.ConvertName(name), Text: texts.Of(type, name)))
            .Select(one => one.Text is null ? $"- `{one.Word}`" : $"- `{one.Word}`: {one.Text}");
        repository.RegisterType(type, SchemaNames.Of(type));
        return repository.AddDefinition(SchemaNames.Of(type), new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"{texts.Of(type)}\n\n{string.Join('\n', meanings)}",
            Enum = [.. names.Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))],
        });
    }

    private OpenApiSchemaReference Object(Type type, SchemaRepository repository, bool isPatch)
    {
        var id = SchemaNames.Of(type) + (isPatch ? "Patch" : "");
        if (isPatch ? repository.Schemas.ContainsKey(id) : repository.TryLookupByType(type, out _))
        {
            return new OpenApiSchemaReference(id);
        }

        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = isPatch
                ? $"A change (RFC 7396): what is left out stays, null takes away. {texts.Of(type)}" : texts.Of(type),
            AdditionalPropertiesAllowed = !sent.Contains(type) && !isPatch,
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        if (!isPatch)
        {
            repository.RegisterType(type, id);
        }

        var reference = repository.AddDefinition(id, schema);
        var members = WireFormat.Options.GetTypeInfo(type).Properties;
        foreach (var member in members)
        {
            schema.Properties[member.Name] = Member(type, member, repository, isPatch);
        }

        schema.Required = isPatch ? null : members.Where(IsRequired).Select(member => member.Name)
            .ToHashSet(StringComparer.Ordinal);
        return reference;

        // What is sent may leave out what has a default; an answer leaves out what is null.
        bool IsRequired(JsonPropertyInfo member) => sent.Contains(type) ? member.IsRequired : !member.IsGetNullable;
    }

    private IOpenApiSchema Member(Type owner, JsonPropertyInfo member, SchemaRepository repository, bool isPatch)
    {
        var (type, property) = (member.PropertyType, (PropertyInfo)member.AttributeProvider!);
        var isNested = isPatch && WireFormat.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object;
        var schema = isNested ? Object(type, repository, isPatch: true) : Of(type, repository);
        var text = texts.Of(owner, property.Name) ?? texts.Of(Nullable.GetUnderlyingType(type) ?? type);
        if (schema is OpenApiSchema own)
        {
            own.Description = text;
            Dressing.Under(own, owner, property, member.Name, sent.Contains(owner) || isPatch);
        }
        else if (schema is OpenApiSchemaReference reference)
        {
            reference.Description = text;
        }

        if (member.AssociatedParameter is { HasDefaultValue: true, DefaultValue: { } value } && sent.Contains(owner)
            && !isPatch)
        {
            SetDefault(schema, JsonSerializer.SerializeToNode(value, value.GetType(), WireFormat.Options)!);
        }

        return isPatch && !member.IsRequired ? OrNull(schema, text) : schema;
    }

    private static void SetDefault(IOpenApiSchema schema, JsonNode value)
    {
        if (schema is OpenApiSchema own)
        {
            own.Default = value;
        }
        else if (schema is OpenApiSchemaReference reference)
        {
            reference.Default = value;
        }
    }

    private static OpenApiSchema OrNull(IOpenApiSchema schema, string? text)
    {
        if (schema is OpenApiSchema own)
        {
            own.Type |= JsonSchemaType.Null;
            return own;
        }

        return new OpenApiSchema
        {
            Description = text,
            OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }],
        };
    }
}
