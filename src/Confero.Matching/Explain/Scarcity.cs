using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;

namespace Confero.Matching.Explain;

/// <summary>
/// Prices what is scarce and what is missing. For what is offered, the price of the certificate. For what nobody offers, the
/// gain of each request's best package at these prices if one more provider of just what a need asks for were there.
/// </summary>
public static class Scarcity
{
    /// <summary>Everything offered of which one more unit would be worth something, dearest by its whole range first.</summary>
    /// <param name="input">The portfolio.</param>
    /// <param name="plan">A plan of it, with its certificate.</param>
    public static IReadOnlyList<ScarceResource> Offered(MatchingInput input, Plan plan)
    {
        var portfolio = PortfolioCompiler.Compile(input, plan.Policy, CancellationToken.None);
        var problem = portfolio.Problem;
        var prices = new StandingPackages(portfolio).Prices(Certificate(plan));
        var evaluation = new Evaluation(problem, new RoundingSteps(problem));
        evaluation.At(prices);
        var known = Certificate(plan).Resources.ToDictionary(x => (x.OfferId, x.Limit, x.From, x.To));
        var scarce = new List<ScarceResource>();
        for (var row = 0; row < problem.RowCount; row++)
        {
            var source = portfolio.Rows[row];
            var key = (source.Offer.Id, source.Limit, source.Days?.From, source.Days?.To);
            if (!known.TryGetValue(key, out var price))
                continue;
            var perUnit = price.PointsPerUnit + price.Steps.Sum(step => step.Price / 1024.0 / step.Divisor);
            var more = Math.Max(1, evaluation.RowUse[row] - problem.RowCapacity[row]);
            scarce.Add(new ScarceResource(price, perUnit, more));
        }
        return
        [
            .. scarce
                .OrderByDescending(x => x.Points * x.UpTo)
                .ThenBy(x => x.Price.OfferId, StringComparer.Ordinal),
        ];
    }

    /// <summary>Types of help that needs ask for and of which more would be worth something, the dearest first.</summary>
    /// <param name="input">The portfolio.</param>
    /// <param name="plan">A plan of it, with its certificate.</param>
    public static IReadOnlyList<MissingResource> Missing(MatchingInput input, Plan plan)
    {
        var portfolio = PortfolioCompiler.Compile(input, plan.Policy, CancellationToken.None);
        var prices = new StandingPackages(portfolio).Prices(Certificate(plan));
        var wishes = new WishedProviders(portfolio, plan.Policy);
        var gains = wishes.Gains(prices);
        return
        [
            .. gains
                .GroupBy(gain => Type(portfolio, gain.Need), StringComparer.Ordinal)
                .Select(group => Resource(portfolio, [.. group.OrderByDescending(gain => gain.Points)]))
                .OrderByDescending(missing => missing.Points)
                .ThenBy(missing => missing.Needs[0], StringComparer.Ordinal),
        ];
    }

    private static Certificate Certificate(Plan plan) =>
        plan.Certificate ?? throw new ArgumentException("The plan carries no certificate.", nameof(plan));

    private static MissingResource Resource(Portfolio portfolio, List<Gain> gains)
    {
        var need = gains[0].Need;
        var from = portfolio.Index.WindowOf(need).From;
        return new MissingResource
        {
            Kind = need.Kind,
            Item = need.Item,
            Competences =
            [
                .. need.Competences.Select(competence => competence.Code).Order(StringComparer.Ordinal),
            ],
            Languages = [.. need.Languages.Order(StringComparer.Ordinal)],
            Region = RegionOf(portfolio, need),
            Month = new DateOnly(from.Year, from.Month, 1),
            Unit = need.Unit,
            Points = gains[0].Points,
            Quantity = gains[0].Quantity,
            PointsOfAll = gains.Sum(gain => gain.Points),
            QuantityOfAll = gains.Sum(gain => gain.Quantity),
            Needs = [.. gains.Select(gain => gain.Need.Id)],
        };
    }

    private static string? RegionOf(Portfolio portfolio, Need need) =>
        portfolio.Index.StateOf(portfolio.Index.RequestOf(need.Id)).Regions is [var narrowest, ..]
            ? narrowest
            : null;

    private static string Type(Portfolio portfolio, Need need)
    {
        var from = portfolio.Index.WindowOf(need).From;
        return string.Join(
            '|',
            need.Kind,
            need.Item,
            string.Join(
                ',',
                need.Competences.Select(competence => competence.Code).Order(StringComparer.Ordinal)
            ),
            string.Join(',', need.Languages.Order(StringComparer.Ordinal)),
            RegionOf(portfolio, need),
            from.Year,
            from.Month,
            need.Unit
        );
    }
}
