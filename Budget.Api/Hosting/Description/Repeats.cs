namespace Budget.Api.Hosting.Description;

/// <summary>Which operations can be repeated how.</summary>
internal static class Repeats
{
    /// <summary>Every POST that stores something.</summary>
    public static bool TakesKey(IReadOnlyList<object> metadata, string path) =>
        path.StartsWith("v1/", StringComparison.Ordinal)
        && metadata.OfType<IHttpMethodMetadata>().Any(route => route.HttpMethods.Contains("POST"))
        && !metadata.OfType<ComputesOnly>().Any();

    /// <summary>What everybody may read is not sent again to whoever has it.</summary>
    public static bool IsConditional(IReadOnlyList<object> metadata, string path) =>
        !path.StartsWith("health", StringComparison.Ordinal)
        && metadata.OfType<IHttpMethodMetadata>().Any(route => route.HttpMethods.Contains("GET"))
        && metadata.OfType<Security.Access>().LastOrDefault() is { Roles.Count: 0 }
        && !metadata.OfType<KeptNowhere>().Any();
}
