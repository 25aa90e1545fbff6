namespace Confero.Taxonomy;

/// <summary>Checks codes against the taxonomies; used by needs, offers and experts alike.</summary>
internal static class CodeRules
{
    public static IEnumerable<Refusal> Check(
        Taxonomies taxonomies,
        string taxonomy,
        string field,
        string? code
    )
    {
        if (code is not null && !taxonomies.Has(taxonomy, code))
            yield return Refusal.Unknown(field, code);
    }

    public static IEnumerable<Refusal> Check(
        Taxonomies taxonomies,
        string taxonomy,
        string field,
        IEnumerable<string> codes
    ) => codes.Where(code => !taxonomies.Has(taxonomy, code)).Select(code => Refusal.Unknown(field, code));

    /// <summary>An item is a material item or a kind of training.</summary>
    public static IEnumerable<Refusal> CheckItem(Taxonomies taxonomies, string? item)
    {
        if (item is not null && !taxonomies.Has("items", item) && !taxonomies.Has("training-kinds", item))
            yield return Refusal.Unknown("item", item);
    }
}
