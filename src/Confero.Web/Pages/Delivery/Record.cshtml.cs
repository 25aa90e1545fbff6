using Confero.Delivery;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Delivery;

/// <summary>How a provider's deliveries went, for the provider itself and the secretariat.</summary>
public sealed class RecordModel(LessonQueries lessons) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    public ProviderRecord View { get; private set; } = null!;
    public string Of => string.IsNullOrEmpty(Party) ? Viewer.PartyId ?? "" : Party;

    public async Task<IActionResult> OnGet()
    {
        if (await lessons.Record(Viewer, Of) is not { } found)
            return NotFound();
        View = found;
        return Page();
    }
}
