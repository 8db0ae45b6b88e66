using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Budget.Api.Hosting;

/// <summary>How values look on the wire: strict camelCase JSON, words for enums, times in UTC.</summary>
internal static class WireFormat
{
    public static JsonSerializerOptions Options { get; } = Fixed(Configure(new(JsonSerializerDefaults.Web)));

    /// <summary>An enum as it is written: <c>frontEnd</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T ReadWord<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    // Finished before the first request: it would finish itself at first use, and several first ones come at once.
    private static JsonSerializerOptions Fixed(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MaxDepth = Problems.StrictJson.MaxDepth * 2;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new ExactWords());
        return options;
    }
}
