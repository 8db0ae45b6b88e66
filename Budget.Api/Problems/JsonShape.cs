using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Budget.Api.Problems;

/// <summary>
/// Whether a JSON value has the shape of a type: all unknown, missing and ill-typed members at once, where the
/// serializer would tell the first one. It asks the serializer's own contract, so that the two cannot disagree.
/// </summary>
internal static class JsonShape
{
    public static void Check(JsonElement value, JsonTypeInfo type, string pointer, List<JsonError> errors)
    {
        if (errors.Count >= StrictJson.MaxErrors)
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, type, pointer, errors);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                foreach (var (at, element) in value.EnumerateArray().Index())
                {
                    Check(element, ElementOf(type), $"{pointer}/{at}", errors);
                }

                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Check(member.Value, ElementOf(type), StrictJson.Below(pointer, member.Name), errors);
                }

                break;
            case JsonTypeInfoKind.None when IsReadable(value, type):
                break;
            default:
                errors.Add(new(pointer, $"expected {Expected(type)}"));
                break;
        }
    }

    private static void CheckMembers(JsonElement value, JsonTypeInfo type, string pointer, List<JsonError> errors)
    {
        foreach (var member in value.EnumerateObject())
        {
            var below = StrictJson.Below(pointer, member.Name);
            if (type.Properties.FirstOrDefault(known => known.Name == member.Name) is { } property)
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), below, errors);
            }
            else
            {
                var known = type.Properties.Select(property => property.Name).ToArray();
                errors.Add(new(below, $"expected only {Words.AnyOf(known)}"));
            }
        }

        foreach (var property in type.Properties.Where(property => property.IsRequired))
        {
            if (!value.TryGetProperty(property.Name, out _))
            {
                errors.Add(new(StrictJson.Below(pointer, property.Name), "expected this member"));
            }
        }
    }

    private static JsonTypeInfo ElementOf(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    private static bool IsReadable(JsonElement value, JsonTypeInfo type)
    {
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
