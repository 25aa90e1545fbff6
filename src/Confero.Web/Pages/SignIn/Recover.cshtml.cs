using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confero.Web.Pages.SignIn;

/// <summary>Somebody who lost the ways in asks for them back, follows how far it has come, and chooses a new password.</summary>
public sealed class RecoverModel(
    Recoveries recoveries,
    UserManager<Account> accounts,
    SignInThrottle throttle
) : ConferoPage
{
    private const string Who = "recover";
    private const int LongestCode = 60;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public RecoveryProgress? Progress { get; private set; }

    /// <summary>Whether the code was made for this answer and is shown in it.</summary>
    public bool Made { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsk()
    {
        if (await MustWait() is { } wait)
            return Again(wait);
        if (string.IsNullOrWhiteSpace(Email) || Email.Length > 254)
            return Again(Refusal.Missing("email"));
        Code = Recovery.NewCode();
        await recoveries.Ask(
            Email,
            Recovery.HashOf(Code),
            Network.Of(HttpContext.Connection.RemoteIpAddress)
        );
        Made = true;
        return await Show();
    }

    public async Task<IActionResult> OnPostLook()
    {
        if (await MustWait() is { } wait)
            return Again(wait);
        return string.IsNullOrWhiteSpace(Code) || Code.Length > LongestCode
            ? Again(Refusal.Missing("code"))
            : await Show();
    }

    public async Task<IActionResult> OnPostFinish()
    {
        if (await MustWait() is { } wait)
            return Again(wait);
        if ((await recoveries.Progress(Code ?? "")).State != RecoveryState.Ready)
            return await Show();
        var account = new Account { UserName = "recovered" };
        foreach (var check in accounts.PasswordValidators)
        {
            var result = await check.ValidateAsync(accounts, account, Password ?? "");
            if (!result.Succeeded)
            {
                Refuse(GuessablePassword.Refusal(result));
                return await Show();
            }
        }
        var hash = accounts.PasswordHasher.HashPassword(account, Password!);
        if (!await recoveries.Finish(Code!, hash))
            return await Show();
        TempData["done"] = "identity.finish-recovery";
        return Redirect("/sign-in");
    }

    private async Task<Refusal?> MustWait()
    {
        var network = HttpContext.Connection.RemoteIpAddress;
        var wait = await throttle.Wait(Who, network);
        await throttle.Failed(Who, network);
        return wait > TimeSpan.Zero
            ? Refusal.Invalid("sign-in.wait", "email", OwnSignIn.Minutes(wait))
            : null;
    }

    private async Task<IActionResult> Show()
    {
        Progress = await recoveries.Progress(Code ?? "");
        return Page();
    }

    private PageResult Again(Refusal refusal)
    {
        Refuse(refusal);
        return Page();
    }
}
