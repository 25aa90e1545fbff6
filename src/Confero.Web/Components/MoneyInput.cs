using Confero.Taxonomy;

namespace Confero.Web.Components;

/// <summary>Sums as people type them: digits with a point or a comma, in whole or with the decimals of the currency.</summary>
public static class MoneyInput
{
    /// <summary>Minor units, or the refusal of what is not a sum.</summary>
    public static (long? Minor, Refusal? Fault) Read(
        string? text,
        string? currency,
        Taxonomies taxonomies,
        string field
    )
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        var digits = Digits(currency, taxonomies);
        var plain = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace("\u202f", "", StringComparison.Ordinal);
        plain =
            plain.LastIndexOf(',') == plain.Length - digits - 1
                ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
                : plain.Replace(",", "", StringComparison.Ordinal);
        return
            decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum)
            && sum < 1_000_000_000_000m
            ? ((long)Math.Round(sum * (decimal)Math.Pow(10, digits)), null)
            : (null, Refusal.Invalid("input.not-a-sum", field));
    }

    public static string? Text(long? minor, string? currency, Taxonomies taxonomies) =>
        minor is null
            ? null
            : (minor.Value / (decimal)Math.Pow(10, Digits(currency, taxonomies))).ToString(
                "0.##",
                CultureInfo.InvariantCulture
            );

    private static int Digits(string? currency, Taxonomies taxonomies) =>
        currency is null ? 2 : taxonomies.Find("currencies", currency)?.MinorUnits ?? 2;
}
