using System.Text.Json;
using Confero.Taxonomy;

namespace Confero.Matching;

/// <summary>Dated rates that make sums of one plan comparable. An amount without a rate is unknown, never zero.</summary>
internal sealed class PlanningRates
{
    private readonly Dictionary<string, double> dollars;

    private PlanningRates(DateOnly asOf, Dictionary<string, double> dollars) =>
        (AsOf, this.dollars) = (asOf, dollars);

    /// <summary>The day the rates were set.</summary>
    public DateOnly AsOf { get; }

    public static PlanningRates Load()
    {
        using var file = JsonDocument.Parse(Embedded.Text("rates", "rates.json"));
        var rates = file
            .RootElement.GetProperty("rates")
            .EnumerateObject()
            .ToDictionary(x => x.Name, x => x.Value.GetDouble());
        return new(
            DateOnly.Parse(file.RootElement.GetProperty("asOf").GetString()!, CultureInfo.InvariantCulture),
            rates
        );
    }

    /// <summary>US dollars for one unit of a currency, or null when no rate is known.</summary>
    public decimal? Dollars(string currency) =>
        dollars.TryGetValue(currency, out var rate) ? (decimal)rate : null;

    /// <summary>Cents of a US dollar, or null when amount or rate is not known.</summary>
    public long? Cents(long? minor, string? currency, Taxonomies taxonomies)
    {
        if (minor is null || currency is null || !dollars.TryGetValue(currency, out var rate))
            return null;
        var digits = taxonomies.Find("currencies", currency)?.MinorUnits ?? 2;
        return (long)Math.Round(minor.Value / Math.Pow(10, digits) * rate * 100);
    }

    /// <summary>Back from cents of a US dollar to minor units of a currency.</summary>
    public long FromCents(long cents, string currency, Taxonomies taxonomies)
    {
        var digits = taxonomies.Find("currencies", currency)?.MinorUnits ?? 2;
        return dollars.TryGetValue(currency, out var rate)
            ? (long)Math.Round(cents / 100d / rate * Math.Pow(10, digits))
            : cents;
    }
}
