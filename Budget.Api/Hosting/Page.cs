using System.Text;
using Budget.Api.Problems;

namespace Budget.Api.Hosting;

/// <summary>
/// A part of a list, in the order of a key; <see cref="NextCursor"/> leads to the next part, if there is one.
/// </summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">At most so many rows.</param>
/// <param name="After">The key of the last row already seen; empty at the start.</param>
internal sealed record PageRequest(int Limit, string After)
{
    /// <summary>The longest part.</summary>
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    /// <summary>Reads <c>?limit=</c> and <c>?cursor=</c>.</summary>
    public static Answer<PageRequest> Of(int? limit, string? cursor) =>
        limit is < 1 or > MaxLimit ? Problem.InvalidInput("/limit", $"expected 1 to {MaxLimit}")
        : Decode(cursor) is { } after ? new PageRequest(limit ?? DefaultLimit, after)
        : Problem.InvalidInput("/cursor", "expected the nextCursor of the page before");

    /// <summary>Answers with rows that were read with a limit one greater than <see cref="Limit"/>.</summary>
    public IResult Answer<T>(HttpContext http, IReadOnlyList<T> rows, Func<T, string> key)
    {
        var cursor = rows.Count <= Limit ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(key(rows[Limit - 1]))).Replace('+', '-').Replace('/', '_');
        if (cursor is not null)
        {
            http.Response.Headers.Link = $"<{http.Request.Path}?limit={Limit}&cursor={Uri.EscapeDataString(cursor)}>; "
                + "rel=\"next\"";
        }

        return TypedResults.Ok(new Page<T>([.. rows.Take(Limit)], cursor));
    }

    private static string? Decode(string? cursor)
    {
        var bytes = new byte[(cursor?.Length ?? 0) + 1];
        // No key has a control character, and not every database takes one.
        return Convert.TryFromBase64String((cursor ?? "").Replace('-', '+').Replace('_', '/'), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var key && !key.Any(char.IsControl)
            ? key
            : null;
    }
}
