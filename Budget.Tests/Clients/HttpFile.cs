using System.Text.RegularExpressions;

namespace Budget.Tests.Clients;

/// <summary>A file of requests as editors run them: variables, and requests with <c>###</c> between them.</summary>
/// <param name="Variables">As they are written; they may name requests that were not sent yet.</param>
/// <param name="Requests">In order.</param>
internal sealed partial record HttpFile(
    IReadOnlyDictionary<string, string> Variables, IReadOnlyList<HttpFileRequest> Requests)
{
    public static HttpFile Parse(string text)
    {
        var variables = Variable().Matches(text).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);
        var requests = Separator().Split(text).Select(HttpFileRequest.Parse).OfType<HttpFileRequest>();
        return new(variables, [.. requests]);
    }

    [GeneratedRegex(@"^@(?<name>\w+) *= *(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Separator();
}

/// <summary>One request of a file.</summary>
/// <param name="Title">What stands after <c>###</c>.</param>
/// <param name="Name">By which others refer to its answer; null when none does.</param>
/// <param name="Refusal">Status and code, where it says that it is refused; null where it succeeds.</param>
internal sealed partial record HttpFileRequest(
    string Title, string? Name, string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? Body,
    string? Refusal)
{
    /// <summary>The request of a section; null when it holds none.</summary>
    public static HttpFileRequest? Parse(string section)
    {
        if (Start().Match(section) is not { Success: true } start)
        {
            return null;
        }

        var (head, body) = section[start.Index..].Split("\n\n", 2) is [var first, var rest] ? (first, rest) : ("", "");
        var title = section.Split('\n')[0].Trim();
        return new(
            title,
            Named().Match(section) is { Success: true } named ? named.Groups[1].Value : null,
            start.Groups["method"].Value,
            start.Groups["url"].Value,
            head.Split('\n').Skip(1).Select(line => line.Split(": ", 2))
                .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase),
            body.Trim() is { Length: > 0 } said ? said : null,
            Refused().Match(title) is { Success: true } refused ? refused.Groups[1].Value : null);
    }

    [GeneratedRegex("^(?<method>GET|POST|PUT|PATCH|DELETE) (?<url>.*)$", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^# @name ([\w-]+)$", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"refused: (\d{3} [a-z-]+)$")]
    private static partial Regex Refused();
}
