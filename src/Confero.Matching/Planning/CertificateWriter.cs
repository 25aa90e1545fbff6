using Confero.Matching.Pricing;

namespace Confero.Matching.Planning;

/// <summary>Writes prices with the names of what they are for.</summary>
internal static class CertificateWriter
{
    public static Certificate Write(Portfolio portfolio, Prices prices, double bound)
    {
        var steps = new RoundingSteps(portfolio.Problem);
        return new Certificate
        {
            Bound = (long)Math.Floor(bound + 1e-6),
            Resources =
            [
                .. Enumerable
                    .Range(0, portfolio.Problem.RowCount)
                    .Select(row => Resource(portfolio, steps, prices, row))
                    .Where(price => price.Price > 0 || price.Steps.Count > 0),
            ],
            States = [.. Groups(portfolio.States, 0)],
            Regions = [.. Groups(portfolio.Regions, portfolio.States.Count)],
        };
        IEnumerable<StatePrice> Groups(IReadOnlyList<string> codes, int first) =>
            codes
                .Select((code, i) => new StatePrice(code, Whole(prices.Group[first + i], 10)))
                .Where(price => price.Price > 0);
    }

    private static ResourcePrice Resource(Portfolio portfolio, RoundingSteps steps, Prices prices, int row)
    {
        var source = portfolio.Rows[row];
        var capacity = portfolio.Problem.RowCapacity[row];
        var exponent = Prices.Exponent(capacity);
        return new ResourcePrice
        {
            OfferId = source.Offer.Id,
            Limit = source.Limit,
            From = source.Days?.From,
            To = source.Days?.To,
            Capacity = capacity,
            Price = Whole(prices.Row[row], exponent),
            Exponent = exponent,
            Steps =
            [
                .. Enumerable
                    .Range(steps.Start[row], steps.Start[row + 1] - steps.Start[row])
                    .Select(step => new StepPrice(steps.Divisor[step], Whole(prices.Step[step], 10)))
                    .Where(step => step.Price > 0),
            ],
        };
    }

    private static long Whole(double price, int exponent) => (long)Math.Round(Math.ScaleB(price, exponent));
}
