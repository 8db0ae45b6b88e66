using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Budget.Api.Hosting;
using Budget.Api.Hosting.Description;
using FluentValidation;

namespace Budget.Api.Problems;

/// <summary>
/// Changes of parts of a value (RFC 7396): a member that is there replaces, null removes, what is left out stays. The
/// whole that comes out is checked like a whole that is sent.
/// </summary>
internal static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Lets a route take a merge patch of something that was read before; plain JSON means the same.</summary>
    public static RouteHandlerBuilder AcceptsPatch<T>(this RouteHandlerBuilder route) =>
        route.Accepts<JsonElement>(MediaType, "application/json")
            .WithMetadata(new DescribedBody(typeof(T), IsPatch: true)).ChangesVersion();

    public static Answer<T> Apply<T>(T before, JsonElement patch, IValidator<T> validator)
        where T : class
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return Problem.InvalidInput("", "expected an object");
        }

        var errors = new List<JsonError>();
        FindStrangers(patch, WireFormat.Options.GetTypeInfo(typeof(T)), "", errors);
        var merged = JsonSerializer.SerializeToElement(
            Merge(JsonSerializer.SerializeToNode(before, WireFormat.Options), patch), WireFormat.Options);
        JsonShape.Check(merged, WireFormat.Options.GetTypeInfo(typeof(T)), errors);
        if (errors.Count > 0)
        {
            return Problem.InvalidInput(errors);
        }

        var after = merged.Deserialize<T>(WireFormat.Options)!;
        return Validation.Fault(validator, after) is { } fault ? fault : after;
    }

    // What is taken away is not there any more to be checked.
    private static void FindStrangers(JsonElement patch, JsonTypeInfo type, string pointer, List<JsonError> errors)
    {
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var member in patch.EnumerateObject())
        {
            var below = StrictJson.Below(pointer, member.Name);
            if (!known.TryGetValue(member.Name, out var property))
            {
                if (member.Value.ValueKind == JsonValueKind.Null)
                {
                    errors.Add(new(below, $"expected only {Words.AnyOf([.. known.Keys])}"));
                }
            }
            else if (member.Value.ValueKind == JsonValueKind.Object
                && type.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } inner)
            {
                FindStrangers(member.Value, inner, below, errors);
            }
        }
    }

    private static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.SerializeToNode(patch, WireFormat.Options);
        }

        var merged = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(member.Name);
            }
            else
            {
                var before = merged[member.Name];
                merged.Remove(member.Name);
                merged[member.Name] = Merge(before, member.Value);
            }
        }

        return merged;
    }
}
