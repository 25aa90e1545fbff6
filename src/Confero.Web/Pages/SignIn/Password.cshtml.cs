using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>A person chooses a new password. The proof is asked for before anything is typed, so that no password is sent twice.</summary>
public sealed class PasswordModel(
    PasswordChange change,
    PasskeyQueries passkeys,
    IdentityPolicy policy,
    TimeProvider clock
) : ConferoPage
{
    private const string Here = "/sign-in/password";

    [BindProperty(Name = "Current")]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether there is a password to change.</summary>
    public bool IsPossible { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        IsPossible = await change.IsPossible();
        return IsPossible && await MustConfirm()
            ? Redirect($"/sign-in/confirm?returnUrl={Uri.EscapeDataString(Here)}")
            : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        IsPossible = await change.IsPossible();
        if (IsPossible && await MustConfirm())
            return Redirect($"/sign-in/confirm?returnUrl={Uri.EscapeDataString(Here)}");
        var (act, refusal) = await change.Check(HttpContext, Present, Password);
        if (act is null)
        {
            Refuse(refusal!);
            return refusal!.Kind == RefusalKind.NotFound ? NotFound() : Page();
        }
        var outcome = await Do(act);
        return outcome.Done ? Redirect("/sign-in/security") : Refused(outcome);
    }

    private async Task<bool> MustConfirm() =>
        !base.Current.Presence.IsFresh(clock.GetUtcNow(), policy)
        && (await passkeys.FactorsOf(base.Current.Member?.AccountId)).Any;
}
