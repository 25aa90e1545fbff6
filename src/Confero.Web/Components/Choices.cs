using Confero.Taxonomy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Components;

/// <summary>Choices of forms, from the taxonomies.</summary>
public static class Choices
{
    /// <param name="empty">Text of the choice that chooses nothing; null leaves it out.</param>
    public static IEnumerable<SelectListItem> Of(
        Taxonomies taxonomies,
        string taxonomy,
        string language,
        string? empty = null
    ) =>
        With(
            empty,
            taxonomies.Choices(taxonomy).Select(x => new SelectListItem(Label(taxonomy, x, language), x.Code))
        );

    private static string Label(string taxonomy, Term term, string language) =>
        taxonomy is "modules" or "currencies" ? $"{term.Code} {term.Name(language)}" : term.Name(language);

    public static IEnumerable<SelectListItem> With(string? empty, IEnumerable<SelectListItem> items) =>
        empty is null ? items : items.Prepend(new SelectListItem(empty, ""));
}
