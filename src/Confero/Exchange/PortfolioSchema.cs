using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Confero.Exchange;

/// <summary>The schema of portfolio files, made from the records that read them, so that it cannot say otherwise.</summary>
public static class PortfolioSchema
{
    private static readonly JsonSerializerOptions Written = new(PortfolioJson.Options)
    {
        WriteIndented = true,
    };

    /// <summary>The schema as it is published under <c>data/schemas/portfolio.schema.json</c>.</summary>
    public static string Text()
    {
        var schema = PortfolioJson
            .Options.GetJsonSchemaAsNode(typeof(Portfolio), new() { TreatNullObliviousAsNonNullable = true })
            .AsObject();
        schema.Insert(0, "$schema", JsonValue.Create("https://json-schema.org/draft/2020-12/schema"));
        schema.Insert(1, "title", JsonValue.Create("Confero portfolio"));
        return JsonSerializer.Serialize(schema, Written) + "\n";
    }
}
