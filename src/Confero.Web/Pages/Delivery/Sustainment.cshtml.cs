using Confero.Delivery;
using Confero.Identity;
using Confero.Requests;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Delivery;

/// <summary>How the State keeps up what it accepts, and the checks that follow.</summary>
public sealed class SustainmentModel(
    SustainmentQueries sustainment,
    RequestQueries requests,
    TimeProvider clock
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? RunningCosts { get; set; }

    [BindProperty]
    public string? YearlyText { get; set; }

    [BindProperty]
    public string? Currency { get; set; }

    [BindProperty]
    public string? SpareParts { get; set; }

    [BindProperty]
    public string? RefresherTraining { get; set; }

    [BindProperty]
    public string? Responsible { get; set; }

    public SustainmentView View { get; private set; } = null!;
    public RequestView Case { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayWrite => Case.Own && !Case.Ended && Viewer.Has(Roles.Drafter | Roles.Authoriser);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        if (View.Plan is { } plan)
        {
            var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
            (RunningCosts, SpareParts) = (plan.RunningCosts, plan.SpareParts);
            (RefresherTraining, Responsible) = (plan.RefresherTraining, plan.Responsible);
            (YearlyText, Currency) = (MoneyInput.Text(plan.YearlyCost, plan.Currency, terms), plan.Currency);
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        var (yearly, fault) = MoneyInput.Read(YearlyText, Currency, terms, "yearlyCost");
        if (fault is not null)
        {
            Refuse(fault);
            return Page();
        }
        var act = new SaveSustainment(
            Id,
            RunningCosts ?? "",
            SpareParts ?? "",
            RefresherTraining ?? "",
            Responsible ?? "",
            yearly,
            Currency
        );
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/requests/{Id}/sustainment") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (
            await sustainment.Get(Viewer, Id) is not { } found
            || await requests.Get(Viewer, Id) is not { } request
        )
            return false;
        (View, Case) = (found, request);
        return true;
    }
}
