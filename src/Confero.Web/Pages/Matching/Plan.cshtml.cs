using Confero.Matching;
using Confero.Matching.Planning;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>One plan: who would serve what, why not, and how good it is. The broker makes packages of it one by one.</summary>
public sealed class PlanModel(PlanReader plans) : ConferoPage
{
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Plan Plan { get; private set; } = null!;

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string request)
    {
        if (!await Load())
            return NotFound();
        if (await plans.Package(Viewer, Id, request ?? "") is not { } act)
            return NotFound();
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/requests/{request}#packages") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (await plans.Read(Viewer, Id) is not { } plan)
            return false;
        (Plan, titles) = plan;
        return true;
    }
}
