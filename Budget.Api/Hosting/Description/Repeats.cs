namespace Budget.Api.Hosting.Description;

/// <summary>Which operations take an <c>Idempotency-Key</c>.</summary>
internal static class Repeats
{
    /// <summary>Every POST that stores something.</summary>
    public static bool TakesKey(IReadOnlyList<object> metadata, string path) =>
        path.StartsWith("v1/", StringComparison.Ordinal)
        && metadata.OfType<IHttpMethodMetadata>().Any(route => route.HttpMethods.Contains("POST"))
        && !metadata.OfType<ComputesOnly>().Any();
}
