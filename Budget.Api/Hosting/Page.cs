using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Budget.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Budget.Api.Hosting;

/// <summary>
/// A part of a list, in the order of a key; <see cref="NextCursor"/> leads to the next part, if there is one.
/// </summary>
/// <param name="Total">How many there are in all parts together; only when asked for.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long? Total = null);

/// <summary>What the address of a list says about the part that is wanted.</summary>
/// <param name="Limit">At most so many, 1 to 200; 50 when left out.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the part before.</param>
/// <param name="Include"><c>total</c>, to be told how many there are in all.</param>
internal sealed record PageQuery(
    [FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor,
    [FromQuery(Name = "include")] string? Include)
{
    public Answer<PageRequest> Read() => PageRequest.Of(Limit, Cursor, Include);
}

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">At most so many rows.</param>
/// <param name="After">The key of the last row already seen; empty at the start.</param>
/// <param name="WithTotal">Whether it is asked how many there are in all.</param>
internal sealed record PageRequest(int Limit, string After, bool WithTotal = false)
{
    /// <summary>The longest part.</summary>
    public const int MaxLimit = 200;

    /// <summary>The length of a part for whoever asks for none.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Asks how many rows there are in all.</summary>
    public const string TotalWord = "total";

    private const int CheckBytes = 6;

    /// <summary>The whole list, however long.</summary>
    public static PageRequest Whole { get; } = new(int.MaxValue - 1, "");

    /// <summary>Reads <c>?limit=</c>, <c>?cursor=</c> and <c>?include=</c>.</summary>
    public static Answer<PageRequest> Of(int? limit, string? cursor, string? include = null) =>
        limit is < 1 or > MaxLimit ? Problem.InvalidInput("/limit", $"expected 1 to {MaxLimit}")
        : include is not (null or TotalWord) ? Problem.InvalidInput("/include", $"expected {TotalWord}")
        : Decode(cursor) is { } after ? new PageRequest(limit ?? DefaultLimit, after, include is not null)
        : Problem.InvalidInput("/cursor", "expected the nextCursor of the page before, unaltered");

    /// <summary>Answers with rows that were read with a limit one greater than <see cref="Limit"/>.</summary>
    public IResult Answer<T>(HttpContext http, IReadOnlyList<T> rows, Func<T, string> key, long? total = null)
    {
        var cursor = rows.Count <= Limit ? null : Encode(key(rows[Limit - 1]));
        if (cursor is not null)
        {
            http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}?limit={Limit}&cursor={cursor}"
                + $"{(WithTotal ? $"&include={TotalWord}" : "")}>; rel=\"next\"";
        }

        return TypedResults.Ok(new Page<T>([.. rows.Take(Limit)], cursor, total));
    }

    private static string Encode(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. Check(bytes), .. bytes]);
    }

    // The decoder passes over white space, which is in no cursor of ours.
    private static string? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return "";
        }

        var bytes = new byte[cursor.Length];
        return cursor.Length > CheckBytes && !cursor.Any(char.IsWhiteSpace)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            && length > CheckBytes && Check(bytes.AsSpan(CheckBytes..length)).SequenceEqual(bytes.AsSpan(0, CheckBytes))
            // No key has a control character, and not every database takes one.
            && Encoding.UTF8.GetString(bytes, CheckBytes, length - CheckBytes) is var key && !key.Any(char.IsControl)
                ? key
                : null;
    }

    // Whoever alters a cursor, or makes one, is told so instead of being shown some other part.
    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> key) =>
        SHA256.HashData((byte[])[.. "cursor\0"u8, .. key]).AsSpan(0, CheckBytes);
}
