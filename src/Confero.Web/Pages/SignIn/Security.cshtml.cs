using System.Text.Encodings.Web;
using Confero.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace Confero.Web.Pages.SignIn;

/// <summary>A person's second factor and open sessions.</summary>
public sealed class SecurityModel(UserManager<Account> accounts, Confero.Identity.Sessions sessions)
    : ConferoPage
{
    private const int RecoveryCodeCount = 10;

    public bool HasAccount { get; private set; }
    public bool TwoFactor { get; private set; }
    public string Key { get; private set; } = "";
    public string QrSvg { get; private set; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost(string code)
    {
        var account = await Account();
        if (account is null)
            return NotFound();
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (
            await accounts.VerifyTwoFactorTokenAsync(
                account,
                TokenOptions.DefaultAuthenticatorProvider,
                digits
            )
        )
        {
            await accounts.SetTwoFactorEnabledAsync(account, true);
            RecoveryCodes =
            [
                .. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount) ?? [],
            ];
        }
        else
            Refuse(Refusal.Invalid("security.wrong-code", "code"));
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostEnd(string session)
    {
        await sessions.EndByKey(Current.MemberId, session ?? "");
        return Redirect("/sign-in/security");
    }

    private async Task Load()
    {
        Sessions = await sessions.Of(Current.MemberId);
        if (await Account() is not { } account)
            return;
        HasAccount = true;
        TwoFactor = await accounts.GetTwoFactorEnabledAsync(account);
        if (!TwoFactor)
            await ShowKey(account);
    }

    private async Task ShowKey(Account account)
    {
        Key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        if (Key.Length == 0)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            Key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        }
        var address =
            $"otpauth://totp/Confero:{UrlEncoder.Default.Encode(account.Email!)}?secret={Key}&issuer=Confero&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        QrSvg = svg.GetGraphic(4);
    }

    private async Task<Account?> Account() =>
        Current.Member?.AccountId is { } id ? await accounts.FindByIdAsync(id) : null;
}
