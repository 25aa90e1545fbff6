using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>Whom the own party wakes, and in which order, when an urgent case waits for it.</summary>
public sealed class OnCallModel(OnCallQueries onCall) : ConferoPage
{
    /// <summary>Places the page offers; the API takes more.</summary>
    public const int Places = 6;

    [BindProperty]
    public List<string> Members { get; set; } = [];

    public IReadOnlyList<OnCallPerson> People { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        Members = [.. People.Where(x => x.Place is not null).Select(x => x.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new SetOnCall([.. Members.Where(x => !string.IsNullOrEmpty(x))]));
        if (outcome.Done)
            return Redirect("/process/on-call");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        People = await onCall.Own(Viewer);
        return People.Count > 0;
    }
}
