using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.SignIn;

/// <summary>Somebody chooses the party through whose provider to come in, sees where that leads, and goes there.</summary>
public sealed class ProviderModel(Providers providers, ProviderSignIn signIn, Names names) : ConferoPage
{
    [BindProperty]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<SelectListItem> Parties { get; private set; } = [];

    /// <summary>The provider's page, once a party was chosen.</summary>
    public Uri? Target { get; private set; }

    public async Task OnGet() => await Load();

    public async Task OnPost()
    {
        await Load();
        if (Parties.Any(x => x.Value == Party))
            Target = await signIn.Start(HttpContext, Party, ReturnUrl, ProviderErrand.ComeIn);
        if (Target is null)
            Refuse(Refusal.Invalid("provider.not-reached", "party"));
    }

    private async Task Load()
    {
        var list = new List<SelectListItem>();
        foreach (var party in await providers.Parties())
            list.Add(new SelectListItem(await names.Party(party), party));
        Parties = list;
    }
}
