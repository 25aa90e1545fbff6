using Confero.Disclosure;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>Everything the party has ever consented to.</summary>
public sealed class ConsentsModel(ConsentQueries consents) : ConferoPage
{
    public IReadOnlyList<Consent> List { get; private set; } = [];

    public async Task OnGet() => List = await consents.List(Viewer);

    public async Task<IActionResult> OnPost(string consent)
    {
        var outcome = await Do(new RevokeConsent(consent ?? ""));
        if (outcome.Done)
            return Redirect("/disclosure/consents");
        await OnGet();
        return Refused(outcome);
    }
}
