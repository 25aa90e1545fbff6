using Confero.Taxonomy;

namespace Confero.Requests;

/// <summary>What must hold of a need line, wherever it comes from. A vague line is allowed; a wrong one is not.</summary>
internal static class NeedRules
{
    private const int MostTitle = 200;
    private const int MostText = 5_000;
    private static readonly string[] Relations = ["before", "together", "instead-of"];

    /// <param name="otherLines">Ids of the other lines of the same request.</param>
    public static IEnumerable<Refusal> Check(
        NeedInput need,
        Taxonomies taxonomies,
        IReadOnlyCollection<string> otherLines
    ) =>
        [
            .. Texts(need),
            .. CodeRules.Check(taxonomies, "kinds", "kind", need.Kind),
            .. CodeRules.Check(taxonomies, "stages", "stage", need.Stage),
            .. CodeRules.Check(taxonomies, "objectives", "objectives", need.Objectives),
            .. CodeRules.Check(taxonomies, "modules", "modules", need.Modules),
            .. CodeRules.Check(taxonomies, "languages", "languages", need.Languages),
            .. CodeRules.Check(
                taxonomies,
                "provider-kinds",
                "excludedProviderKinds",
                need.ExcludedProviderKinds
            ),
            .. CodeRules.Check(
                taxonomies,
                "provider-kinds",
                "preferredProviderKinds",
                need.PreferredProviderKinds
            ),
            .. CodeRules.Check(taxonomies, "units", "unit", need.Unit),
            .. CodeRules.Check(taxonomies, "currencies", "currency", need.Currency),
            .. CodeRules.CheckItem(taxonomies, need.Item),
            .. CompetenceRules.Check(taxonomies, need.Competences),
            .. Numbers(need),
            .. Order(need, otherLines),
        ];

    private static IEnumerable<Refusal> Texts(NeedInput need)
    {
        if (string.IsNullOrWhiteSpace(need.Title))
            yield return Refusal.Missing("title");
        else if (need.Title.Length > MostTitle)
            yield return Refusal.TooLong("title", MostTitle);
        if (need.Description?.Length > MostText)
            yield return Refusal.TooLong("description", MostText);
        if (need.UrgencyReason?.Length > MostText)
            yield return Refusal.TooLong("urgencyReason", MostText);
        if (need.OwnContribution?.Length > MostText)
            yield return Refusal.TooLong("ownContribution", MostText);
        if (need.Sustainment?.Length > MostText)
            yield return Refusal.TooLong("sustainment", MostText);
    }

    private static IEnumerable<Refusal> Numbers(NeedInput need)
    {
        if (need.Quantity is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "quantity");
        if (need.Budget is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "budget");
        if (need.Budget is not null && need.Currency is null)
            yield return Refusal.Missing("currency");
        if (need.Urgency is < 1 or > 4)
            yield return Refusal.Invalid("input.out-of-range", "urgency", "1", "4");
        if (need.MinimumUseful is <= 0 || need.MinimumUseful > need.Quantity)
            yield return Refusal.Invalid("need.minimum-above-quantity", "minimumUseful");
        if (need.MaxPartners is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "maxPartners");
        if (need.From > need.To)
            yield return Refusal.Invalid("input.ends-before-start", "to");
    }

    private static IEnumerable<Refusal> Order(NeedInput need, IReadOnlyCollection<string> otherLines) =>
        need
            .Prerequisites.Where(x => !otherLines.Contains(x.NeedId) || !Relations.Contains(x.Relation))
            .Select(x => Refusal.Unknown("prerequisites", x.NeedId));
}
