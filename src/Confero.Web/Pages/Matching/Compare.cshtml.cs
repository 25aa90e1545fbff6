using Confero.Matching;
using Confero.Matching.Planning;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>Two plans side by side: who gains and who loses.</summary>
public sealed class CompareModel(PlanReader plans) : ConferoPage
{
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string First { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Second { get; set; } = "";

    public PlanComparison Difference { get; private set; } = null!;
    public Plan One { get; private set; } = null!;
    public Plan Two { get; private set; } = null!;

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public async Task<IActionResult> OnGet()
    {
        if (
            await plans.Compare(Viewer, First ?? "", Second ?? "") is not { } difference
            || await plans.Read(Viewer, First!) is not { } one
            || await plans.Read(Viewer, Second!) is not { } two
        )
            return NotFound();
        Difference = difference;
        (One, titles) = one;
        Two = two.Plan;
        return Page();
    }
}
