using System.Text.Json;
using System.Text.Json.Serialization;

namespace Budget.Api.Hosting;

/// <summary>
/// Enums as their words, spelled exactly: the serializer's own converter also takes other cases, white space around a
/// word, and lists of words.
/// </summary>
internal sealed class ExactWords : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private readonly Dictionary<string, T> _words =
            Enum.GetValues<T>().ToDictionary(WireFormat.Word, StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && _words.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireFormat.Word(value));
    }
}
