using System.Globalization;
using Budget.Api.Problems;

namespace Budget.Api.Hosting;

/// <summary>The version of a resource as an ETag, so that nobody overwrites what he has not seen.</summary>
internal static class Versions
{
    /// <summary>Why the caller may not change this version; null when he may.</summary>
    public static Problem? Mismatch(this HttpRequest request, long version) =>
        request.GetTypedHeaders().IfMatch is not { Count: > 0 } seen
            ? new Problem(ProblemType.PreconditionRequired, "Send If-Match with the ETag of what you read.")
            : seen.Any(tag => tag.Tag == "*" || (!tag.IsWeak && VersionOf(tag.Tag.Value!) == Tag(version))) ? null
            : new Problem(ProblemType.VersionMismatch, $"It is now {Tag(version)}; read it again.");

    /// <summary>Says which version an answer shows.</summary>
    public static void ShowVersion(this HttpResponse response, long version) => response.Headers.ETag = Tag(version);

    // A tag that the public was given says after the version which bytes it stands for.
    private static string VersionOf(string tag) =>
        tag.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? $"{tag[..point]}\"" : tag;

    private static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
