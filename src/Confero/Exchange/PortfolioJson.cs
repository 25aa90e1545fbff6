using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Exchange;

/// <summary>Reads and writes portfolios as JSON: strict in what it takes, so that a misspelt field is a located error and not a loss.</summary>
public static class PortfolioJson
{
    /// <summary>How portfolios are written.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            MaxDepth = 16,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };

    /// <exception cref="JsonException">The text is not a portfolio; line and path say where.</exception>
    public static Portfolio Read(string json) =>
        JsonSerializer.Deserialize<Portfolio>(json, Options) ?? throw new JsonException("The file is empty.");

    public static string Write(Portfolio portfolio) => JsonSerializer.Serialize(portfolio, Options);
}
