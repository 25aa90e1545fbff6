using Confero.Disclosure;
using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Offers;

/// <summary>What must hold of an offer, wherever it comes from.</summary>
public static class OfferRules
{
    private const int MostTitle = 200;
    private const int MostText = 10_000;

    /// <summary>The sorts of offer.</summary>
    public static readonly IReadOnlyList<string> Sorts =
    [
        "fund",
        "material",
        "team",
        "training",
        "normative",
        "institutional",
    ];

    internal static IEnumerable<Refusal> Check(OfferInput offer, Taxonomies taxonomies) =>
        [
            .. Texts(offer),
            .. CodeRules.Check(taxonomies, "kinds", "kinds", offer.Kinds),
            .. CodeRules.Check(taxonomies, "stages", "stages", offer.Stages),
            .. CodeRules.Check(taxonomies, "objectives", "objectives", offer.Objectives),
            .. CodeRules.Check(taxonomies, "modules", "modules", offer.Modules),
            .. CodeRules.Check(taxonomies, "languages", "languages", offer.Languages),
            .. CodeRules.Check(taxonomies, "languages", "language", offer.Language),
            .. CodeRules.Check(taxonomies, "regions", "regions", offer.Regions),
            .. CodeRules.Check(taxonomies, "units", "unit", offer.Unit),
            .. CodeRules.Check(taxonomies, "currencies", "currency", offer.Currency),
            .. CodeRules.CheckItem(taxonomies, offer.Item),
            .. CompetenceRules.Check(taxonomies, offer.Competences),
            .. Numbers(offer),
        ];

    private static IEnumerable<Refusal> Texts(OfferInput offer)
    {
        if (!Sorts.Contains(offer.Sort))
            yield return Refusal.Unknown("sort", offer.Sort);
        if (string.IsNullOrWhiteSpace(offer.Title))
            yield return Refusal.Missing("title");
        else if (offer.Title.Length > MostTitle)
            yield return Refusal.TooLong("title", MostTitle);
        if (offer.Description?.Length > MostText)
            yield return Refusal.TooLong("description", MostText);
        if (offer.Conditions?.Length > MostText)
            yield return Refusal.TooLong("conditions", MostText);
        if (offer.Visibility == DisclosureClass.A)
            yield return Refusal.Unknown("visibility", "A");
    }

    private static IEnumerable<Refusal> Numbers(OfferInput offer)
    {
        if (offer.Sort == "fund" && offer.Amount is null)
            yield return Refusal.Missing("amount");
        if (offer.Amount is < 0 || offer.Quantity is <= 0)
            yield return Refusal.Invalid(
                "input.must-be-positive",
                offer.Amount is < 0 ? "amount" : "quantity"
            );
        if ((offer.Amount ?? offer.MinimumGrant ?? offer.MaximumGrant) is not null && offer.Currency is null)
            yield return Refusal.Missing("currency");
        if (
            offer.MinimumGrant > offer.MaximumGrant
            || offer.MinimumGrant > offer.Amount && offer.Sort == "fund"
        )
            yield return Refusal.Invalid("offer.minimum-above-maximum", "minimumGrant");
        if (offer.CostSharePercent is < 0 or > 100)
            yield return Refusal.Invalid("input.out-of-range", "costSharePercent", "0", "100");
        if (offer.CoFundingPercent is < 0 or > 100)
            yield return Refusal.Invalid("input.out-of-range", "coFundingPercent", "0", "100");
        if (offer.TravelDays is < 0 or > 30)
            yield return Refusal.Invalid("input.out-of-range", "travelDays", "0", "30");
        if (offer.LeadDays < 0)
            yield return Refusal.Invalid("input.must-be-positive", "leadDays");
        if (offer.From > offer.To)
            yield return Refusal.Invalid("input.ends-before-start", "to");
    }
}
