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
    private const string World = "001"; // M49

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

    /// <summary>
    /// Types of help that needs ask for and of which more would be worth something, money included, the dearest first.
    /// </summary>
    /// <param name="input">The portfolio.</param>
    /// <param name="plan">A plan of it, with its certificate.</param>
    public static IReadOnlyList<MissingResource> Missing(MatchingInput input, Plan plan)
    {
        var portfolio = PortfolioCompiler.Compile(input, plan.Policy, CancellationToken.None);
        var prices = new StandingPackages(portfolio).Prices(Certificate(plan));
        var served = plan
            .Packages.SelectMany(package => package.Needs)
            .Where(need => need.Contributions.Count > 0)
            .Select(need => need.NeedId)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. new WishedProviders(portfolio, plan.Policy)
                .Gains(prices)
                .GroupBy(gain => Type(gain), StringComparer.Ordinal)
                .Select(group =>
                    Resource(portfolio, [.. group.OrderByDescending(gain => gain.Points)], served)
                )
                .OrderByDescending(missing => missing.Points)
                .ThenBy(missing => missing.Needs[0], StringComparer.Ordinal),
        ];
    }

    private static Certificate Certificate(Plan plan) =>
        plan.Certificate ?? throw new ArgumentException("The plan carries no certificate.", nameof(plan));

    private static MissingResource Resource(Portfolio portfolio, List<Gain> gains, HashSet<string> served)
    {
        var first = gains[0];
        var need = first.Needs[0];
        var isMoney = first.Sort == OfferSort.Fund;
        var from = gains.Min(gain => portfolio.Index.WindowOf(gain.Needs[0]).From);
        return new MissingResource
        {
            Kind = isMoney ? AssistanceKind.Financial : need.Kind,
            Sort = first.Sort,
            Item = isMoney ? null : need.Item,
            Competences = isMoney ? [] : Competences(need),
            Languages = isMoney ? [] : [.. need.Languages.Order(StringComparer.Ordinal)],
            Region = CommonRegion(portfolio, gains),
            Month = new DateOnly(from.Year, from.Month, 1),
            Unit = isMoney ? null : need.Unit,
            Points = first.Points,
            Quantity = first.Quantity,
            PointsOfAll = gains.Sum(gain => gain.Points),
            QuantityOfAll = gains.Sum(gain => gain.Quantity),
            Needs = [.. gains.SelectMany(gain => gain.Needs).Select(x => x.Id).Distinct()],
            NeedsMet =
            [
                .. gains
                    .SelectMany(gain => gain.Needs.Concat(gain.WithThem))
                    .Select(x => x.Id)
                    .Distinct()
                    .Where(id => !served.Contains(id)),
            ],
        };
    }

    private static IReadOnlyList<string> Competences(Need need) =>
        [.. need.Competences.Select(competence => competence.Code).Order(StringComparer.Ordinal)];

    /// <summary>The narrowest region in which all States lie that would gain; null if that is the whole world.</summary>
    private static string? CommonRegion(Portfolio portfolio, List<Gain> gains)
    {
        var regions = gains
            .Select(gain => portfolio.Index.StateOf(portfolio.Index.RequestOf(gain.Needs[0].Id)).Regions)
            .ToList();
        return regions[0]
            .FirstOrDefault(region => region != World && regions.TrueForAll(x => x.Contains(region)));
    }

    /// <summary>What makes two wishes the same: all money, and everything else of which the same is asked.</summary>
    private static string Type(Gain gain)
    {
        var need = gain.Needs[0];
        return gain.Sort == OfferSort.Fund
            ? "money"
            : string.Join(
                '|',
                gain.Sort,
                need.Kind,
                need.Item,
                string.Join(',', Competences(need)),
                string.Join(',', need.Languages.Order(StringComparer.Ordinal)),
                need.Unit
            );
    }
}
