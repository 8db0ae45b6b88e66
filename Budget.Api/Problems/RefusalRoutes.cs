namespace Budget.Api.Problems;

/// <summary>How a route refuses beside what all routes refuse; tests hold answers against it.</summary>
internal sealed record Refused(IReadOnlyList<ProblemType> Types);

/// <summary>A route that changes what somebody has read, and takes <c>If-Match</c>.</summary>
/// <param name="IsRequired">Whether the header may not be left out.</param>
internal sealed record ChangesVersion(bool IsRequired = true);

/// <summary>A route whose answer has an ETag although its body does not say the version.</summary>
internal sealed record ShowsVersion;

internal static class RefusalRoutes
{
    /// <summary>Says how a route, or all of a group, refuses.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params ProblemType[] types)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Refused(types));

    /// <summary>Says that the answer of a route has an ETag.</summary>
    public static TBuilder ShowsVersion<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ShowsVersion());

    /// <summary>Says that a route takes the version that it changes.</summary>
    public static TBuilder ChangesVersion<TBuilder>(this TBuilder route, bool isRequired = true)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ChangesVersion(isRequired));
}
