using System.Text.Json.Serialization.Metadata;
using Budget.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Budget.Api.Hosting.Description;

/// <summary>All types that some route takes, with those of their members: they are held to what they may be.</summary>
internal sealed class SentTypes(EndpointDataSource routes)
{
    /// <summary>More elements than a body has room for: each needs a character and a comma.</summary>
    public const int MostElements = StrictBody.DefaultBytes / 2;

    private readonly Lazy<HashSet<Type>> _types = new(() => Find(routes));

    public bool Contains(Type type) => _types.Value.Contains(type);

    private static HashSet<Type> Find(EndpointDataSource routes)
    {
        var types = new HashSet<Type>();
        foreach (var route in routes.Endpoints)
        {
            Add(types, route.Metadata.GetMetadata<DescribedBody>()?.Type
                ?? route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
        }

        return types;
    }

    private static void Add(HashSet<Type> types, Type? type)
    {
        var said = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (said is null || !types.Add(said))
        {
            return;
        }

        var info = WireFormat.Options.GetTypeInfo(said);
        Add(types, info.ElementType);
        foreach (var member in info.Kind == JsonTypeInfoKind.Object ? info.Properties : [])
        {
            Add(types, member.PropertyType);
        }
    }
}

/// <summary>What a body is, where its handler reads it itself or takes only a change of it.</summary>
/// <param name="Type">What the body says, or what it changes.</param>
/// <param name="IsPatch">Whether it is a merge patch of it.</param>
internal sealed record DescribedBody(Type Type, bool IsPatch = false);

internal static class DescribedBodies
{
    /// <summary>Says what a body is whose handler reads it itself.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DescribedBody(typeof(T)));
}
