using Confero.Acts;
using Confero.Disclosure;
using Confero.Languages;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confero.Web.Pages;

/// <summary>What every page shares: who looks, doing acts, and showing refusals where they belong.</summary>
public abstract class ConferoPage : PageModel
{
    /// <summary>Sent with every form, so that a double click does nothing twice.</summary>
    [BindProperty]
    public string IdempotencyKey { get; set; } = "";

    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>A key for a new form.</summary>
    public string NewKey { get; } = Ids.Row();

    protected CurrentMember Current => HttpContext.RequestServices.GetRequiredService<CurrentMember>();
    public Viewer Viewer => Current.Viewer;
    protected Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    /// <summary>Does an act as the current member. Refusals are kept for the page to show.</summary>
    protected async Task<Outcome> Do(Act act)
    {
        if (Current.Member is null)
        {
            // A form of a page that anyone may open, sent by somebody who is not, or no longer, signed in.
            Refuse(Refusal.NotYours);
            return Refusal.NotYours;
        }
        var mechanism = HttpContext.RequestServices.GetRequiredService<Mechanism>();
        var key = string.IsNullOrEmpty(IdempotencyKey) ? null : IdempotencyKey;
        var outcome = await mechanism.Do(act, Current.Presence, key);
        Refusals = outcome.Refusals;
        if (outcome.Done)
            TempData["done"] = act.Code;
        return outcome;
    }

    /// <summary>Shows a refusal that came from no act.</summary>
    protected void Refuse(params Refusal[] refusals) => Refusals = refusals;

    /// <summary>Shows the page again with the refusals, or the page for what does not exist.</summary>
    protected IActionResult Refused(Outcome outcome) =>
        outcome.Refusals.Any(x => x.Kind == RefusalKind.NotFound) ? NotFound() : Page();
}
