using Confero.Landscape.Mechanisms;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>One mechanism: what is known of it, each fact with its source, and what is not verified said to be so.</summary>
public sealed class MechanismModel : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public AssistanceMechanism One { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (AssistanceMechanisms.Find(Id) is not { } found)
            return NotFound();
        One = found;
        return Page();
    }
}
