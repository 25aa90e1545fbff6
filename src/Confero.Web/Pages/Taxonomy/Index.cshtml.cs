using Confero.Identity;
using Confero.Taxonomy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.Taxonomy;

/// <summary>The administrator adds, renames and retires terms.</summary>
public sealed class TaxonomyModel(TaxonomyQueries taxonomies) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty]
    public string Term { get; set; } = "";

    [BindProperty]
    public string English { get; set; } = "";

    [BindProperty]
    public string? Arabic { get; set; }

    [BindProperty]
    public bool Retired { get; set; }

    public Taxonomies Terms { get; private set; } = null!;
    public TermList? List { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.Has(Roles.Administrator))
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var names = new Dictionary<string, string> { ["en"] = English ?? "" };
        if (!string.IsNullOrWhiteSpace(Arabic))
            names["ar"] = Arabic;
        var outcome = await Do(new EditTerm(Name ?? "", Term ?? "", names, Retired));
        if (outcome.Done)
            return Redirect($"/taxonomy/{Name}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        Terms = await taxonomies.Current();
        List = Name is not null && Terms.Names.Contains(Name) ? Terms.List(Name) : null;
        return Name is null || List is not null;
    }
}
