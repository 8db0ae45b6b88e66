using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Budget.Api.Problems;

/// <summary>
/// Whether a JSON value has the shape of a type: all unknown, missing and ill-typed members at once, where the
/// serializer would tell the first one. It asks the serializer's own contract, so that the two cannot disagree.
/// </summary>
/// <param name="errors">Takes everything that is wrong, with its place.</param>
internal sealed class JsonShape(List<JsonError> errors)
{
    private readonly JsonTrail _trail = new();

    public static void Check(JsonElement value, JsonTypeInfo type, List<JsonError> errors) =>
        new JsonShape(errors).Check(value, type);

    private void Check(JsonElement value, JsonTypeInfo type)
    {
        if (errors.Count >= StrictJson.MaxErrors)
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, type);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                CheckElements(value, ElementOf(type));
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    CheckMember(member, ElementOf(type));
                }

                break;
            case JsonTypeInfoKind.None when IsReadable(value, type):
                break;
            default:
                errors.Add(new(_trail.ToString(), $"expected {Expected(type)}"));
                break;
        }
    }

    private void CheckElements(JsonElement value, JsonTypeInfo type)
    {
        var at = 0;
        foreach (var element in value.EnumerateArray())
        {
            _trail.Enter(at++);
            Check(element, type);
            _trail.Leave();
        }
    }

    private void CheckMembers(JsonElement value, JsonTypeInfo type)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (PropertyOf(type, member) is { } property)
            {
                CheckMember(member, type.Options.GetTypeInfo(property.PropertyType));
            }
            else
            {
                var known = type.Properties.Select(property => property.Name).ToArray();
                errors.Add(new(_trail.Below(member.Name), $"expected only {Words.AnyOf(known)}"));
            }
        }

        for (var at = 0; at < type.Properties.Count; at++)
        {
            if (type.Properties[at] is { IsRequired: true, Name: var name } && !value.TryGetProperty(name, out _))
            {
                errors.Add(new(_trail.Below(name), "expected this member"));
            }
        }
    }

    private void CheckMember(JsonProperty member, JsonTypeInfo type)
    {
        _trail.Enter(member);
        Check(member.Value, type);
        _trail.Leave();
    }

    private static JsonPropertyInfo? PropertyOf(JsonTypeInfo type, JsonProperty member)
    {
        for (var at = 0; at < type.Properties.Count; at++)
        {
            if (member.NameEquals(type.Properties[at].Name))
            {
                return type.Properties[at];
            }
        }

        return null;
    }

    private static JsonTypeInfo ElementOf(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    private static bool IsReadable(JsonElement value, JsonTypeInfo type)
    {
        if (type.Type == typeof(string) && value.ValueKind == JsonValueKind.String)
        {
            return true;
        }

        try
        {
            _ = value.Deserialize(type);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Expected(JsonTypeInfo type)
    {
        var said = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return type.Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "an array",
            _ when said == typeof(string) => "a text",
            _ when said == typeof(bool) => "true or false",
            _ when said == typeof(int) || said == typeof(long) => "a whole number, not in quotes",
            _ when said == typeof(DateTimeOffset) => "a time with its offset, such as \"2026-09-01T08:00:00+02:00\"",
            _ when said == typeof(DateOnly) => "a date, such as \"2026-09-01\"",
            _ when said.IsEnum => Words.AnyOf([.. Enum.GetNames(said).Select(JsonNamingPolicy.CamelCase.ConvertName)]),
            _ => "another value",
        };
    }
}
