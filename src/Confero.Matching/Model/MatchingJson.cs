using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Matching.Model;

/// <summary>Inputs, policies and plans as JSON: camelCase names, enumerations as words, dates as ISO 8601.</summary>
public static class MatchingJson
{
    /// <summary>The one set of options used for every file of the engine.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions(indented: true);

    private static readonly JsonSerializerOptions Compact = MakeOptions(indented: false);

    /// <summary>Writes an input, a policy or a plan.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not of this form; the message names path and line.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The document is null.");

    /// <summary>SHA-256 of the compact JSON, in lower-case hexadecimal: names exactly this input or policy.</summary>
    public static string Hash<T>(T value) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, Compact)));

    private static JsonSerializerOptions MakeOptions(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
