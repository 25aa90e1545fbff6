using System.Text;
using System.Text.Json;

namespace Confero.Exchange;

/// <summary>Reads a portfolio whatever its kind: a workbook begins like an archive, everything else must be JSON.</summary>
public static class PortfolioFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 20 << 20;

    public static PortfolioReading Read(Stream file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        if (copy.Length > MostBytes)
            return PortfolioReading.Of(
                new ImportVerdict(
                    "–",
                    null,
                    ImportEffect.Refused,
                    [
                        Refusal.Invalid(
                            "import.too-large",
                            "file",
                            (MostBytes >> 20).ToString(CultureInfo.InvariantCulture)
                        ),
                    ]
                )
            );
        copy.Position = 0;
        var isArchive = copy.Length > 1 && copy.GetBuffer()[0] == 'P' && copy.GetBuffer()[1] == 'K';
        return isArchive ? PortfolioXlsx.Read(copy) : ReadJson(copy);
    }

    private static PortfolioReading ReadJson(MemoryStream file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true)
                .GetString(file.ToArray())
                .TrimStart('\ufeff');
            var portfolio = PortfolioJson.Read(text);
            return portfolio.Format == Portfolio.CurrentFormat
                ? new PortfolioReading(portfolio, [], new Dictionary<string, List<string>>())
                : Fault("$.format", "import.unknown-format", Portfolio.CurrentFormat);
        }
        catch (JsonException fault)
        {
            return Fault($"{fault.Path ?? "$"} ({(fault.LineNumber ?? -1) + 1})", "import.not-json");
        }
        catch (DecoderFallbackException)
        {
            return Fault("$", "import.not-json");
        }
    }

    private static PortfolioReading Fault(string place, string code, params string[] args) =>
        PortfolioReading.Of(
            new ImportVerdict(place, null, ImportEffect.Refused, [Refusal.Invalid(code, "file", args)])
        );
}
