using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Budget.Api.Hosting;

/// <summary>Times as RFC 3339 writes them: in with any offset, out in UTC, to the millisecond.</summary>
internal static class UtcTime
{
    // One width, so that the order of the texts is the order of the times.
    private const string Stored = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] Read =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ssZ",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>A time as it stands in the database.</summary>
    public static string ToStored(this DateTimeOffset time) =>
        time.UtcDateTime.ToString(Stored, CultureInfo.InvariantCulture);

    /// <summary>A time as the database or a client wrote it; the offset may not be left out.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Read, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    public static DateTimeOffset Parse(string text) =>
        TryParse(text, out var time) ? time : throw new FormatException($"'{text}' is no time.");

    public static string ToWire(this DateTimeOffset time) => time.UtcDateTime.ToString(
        time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : Stored, CultureInfo.InvariantCulture);
}

/// <summary><see cref="UtcTime"/> for the serializer.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && UtcTime.TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToWire());
}
