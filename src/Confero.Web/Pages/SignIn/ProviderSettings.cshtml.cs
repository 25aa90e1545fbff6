using Confero.Acts;
using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.SignIn;

/// <summary>A party's administrator sets the provider through which its people come in, and tries it out.</summary>
public sealed class ProviderSettingsModel(Providers providers, ProviderSignIn signIn) : ConferoPage
{
    private const string Here = "/sign-in/provider/settings";

    [BindProperty]
    public string Issuer { get; set; } = "";

    [BindProperty]
    public string ClientId { get; set; } = "";

    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty]
    public string Claim { get; set; } = "groups";

    /// <summary>A line each: value = role, role.</summary>
    [BindProperty]
    public string? Mappings { get; set; }

    [BindProperty]
    public bool TrustsAddresses { get; set; }

    /// <summary>Values of acr, parted by spaces.</summary>
    [BindProperty]
    public string? Proofs { get; set; }

    [BindProperty]
    public bool OnlyWay { get; set; }

    public IdentityProvider? Stored { get; private set; }
    public Uri? Target { get; private set; }
    public Uri RedirectTo => signIn.Redirect;

    /// <summary>Roles a value may stand for.</summary>
    public IReadOnlyList<string> Grantable =>
        Viewer.IsSecretariat
            ? RoleNames.OfSecretariat.ToNames()
            : (Roles.Drafter | Roles.Authoriser | Roles.Reader | Roles.DelegateAdministrator).ToNames();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.Has(Roles.DelegateAdministrator | Roles.Administrator))
            context.Result = NotFound();
    }

    public async Task OnGet()
    {
        Stored = await providers.Own(Viewer);
        if (Stored is null)
            return;
        (Issuer, ClientId, Claim, OnlyWay) = (Stored.Issuer, Stored.ClientId, Stored.Claim, Stored.OnlyWay);
        (TrustsAddresses, Proofs) = (Stored.TrustsAddresses, string.Join(' ', Stored.Proofs));
        Mappings = string.Join(
            '\n',
            Stored.Mappings.Select(x => $"{x.Value} = {string.Join(", ", x.Roles)}")
        );
    }

    public async Task<IActionResult> OnPost() =>
        await Then(
            new SetProvider(Issuer ?? "", ClientId ?? "", Claim ?? "", Parse(Mappings), OnlyWay)
            {
                Secret = string.IsNullOrEmpty(Secret) ? null : signIn.Protect(Secret),
                TrustsAddresses = TrustsAddresses,
                Proofs = (Proofs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            }
        );

    public Task<IActionResult> OnPostRemove() => Then(new RemoveProvider());

    /// <summary>Leads the administrator out and back, which makes the provider good for others.</summary>
    public async Task OnPostVerify()
    {
        await OnGet();
        if (Stored is not null)
            Target = await signIn.Start(HttpContext, Stored.PartyId, Here, ProviderErrand.TryOut);
        if (Target is null)
            Refuse(Refusal.Invalid("provider.not-reached", "issuer"));
    }

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect(Here);
        Stored = await providers.Own(Viewer);
        return Refused(outcome);
    }

    private static IReadOnlyList<RoleMapping> Parse(string? text) =>
        [
            .. (text ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(x => x.LastIndexOf('=') is var at and > 0 ? (x[..at], x[(at + 1)..]) : (x, ""))
                .Select(x => new RoleMapping(
                    x.Item1.Trim(),
                    x.Item2.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                )),
        ];
}
