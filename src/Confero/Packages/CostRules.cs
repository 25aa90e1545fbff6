namespace Confero.Packages;

/// <summary>What a package costs, partner by partner.</summary>
public static class CostRules
{
    /// <param name="partners">Partner by contribution.</param>
    /// <param name="cents">Cents of a US dollar of minor units of a currency; null without a rate.</param>
    public static PackageCosts Of(
        IReadOnlyList<ContributionView> parts,
        IReadOnlyDictionary<string, string> partners,
        Func<long, string, long?> cents,
        DateOnly ratesOf
    )
    {
        var lines = parts
            .SelectMany(x => Lines(x, partners[x.Id]))
            .GroupBy(x => (x.Partner, x.Currency))
            .Select(x => new CostLine(
                x.Key.Partner,
                x.Key.Currency,
                x.Sum(l => l.Given),
                x.Sum(l => l.Price),
                x.Sum(l => l.BorneByState)
            ))
            .ToList();
        return new PackageCosts(
            lines,
            Total(lines, x => cents(x.Given, x.Currency)),
            Total(lines, x => cents(x.Price, x.Currency)),
            ratesOf
        );
    }

    private static IEnumerable<CostLine> Lines(ContributionView part, string partner)
    {
        if (part is { Amount: { } amount, Currency: { } currency })
            yield return new CostLine(partner, currency, amount, 0, 0);
        if (part is not { UnitPrice: { } price and > 0, PriceCurrency: { } priced })
            yield break;
        var sum = price * (part.Quantity ?? 1);
        var borne = (long)Math.Round(sum * (part.CostSharePercent ?? 0) / 100m, MidpointRounding.ToEven);
        yield return new CostLine(partner, priced, 0, sum, borne);
    }

    private static long? Total(List<CostLine> lines, Func<CostLine, long?> cents)
    {
        var sums = lines.ConvertAll(x => cents(x));
        return sums.Contains(null) ? null : sums.Sum(x => x!.Value);
    }
}
