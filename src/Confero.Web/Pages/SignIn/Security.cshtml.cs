using Confero.Acts;
using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>With what a person comes in and confirms, and where the person is signed in.</summary>
public sealed class SecurityModel(
    UserManager<Account> accounts,
    PasskeyCeremony ceremony,
    AuthenticatorSetup setup,
    Authenticator authenticator,
    PasskeyQueries passkeys,
    Confero.Identity.Sessions sessions,
    Confero.Identity.Recoveries recoveries,
    IdentityPolicy policy
) : ConferoPage
{
    [BindProperty]
    public string? Name { get; set; }

    public bool HasAccount { get; private set; }
    public bool HasPassword { get; private set; }

    /// <summary>Whether nothing else can be done before a factor is there.</summary>
    public bool MustEnrol => policy.StrongFactor && HasAccount && !Factors.Any;
    public Factors Factors { get; private set; } = Factors.None;
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];
    public string Secret { get; private set; } = "";
    public string QrSvg { get; private set; } = "";
    public int CodesLeft { get; private set; }
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>How many recoveries the person may confirm or stop.</summary>
    public int Recoveries { get; private set; }
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>The key of the session this page was asked for in.</summary>
    public string? Present => Current.Presence.SessionKey;

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPostAdd(string? challenge, string? credential)
    {
        if (await Account() is not { } account)
            return NotFound();
        if (await setup.NeedsProof())
            Refuse(Refusal.StepUp);
        else if (await ceremony.Added(account, challenge, credential) is { } details)
            return await Then(new AddPasskey(Name ?? "", details));
        else
            Refuse(Refusal.Rule("identity.passkey-not-made"));
        await Load();
        return Page();
    }

    public Task<IActionResult> OnPostRename(string? passkey) =>
        Then(new RenamePasskey(passkey ?? "", Name ?? ""));

    public Task<IActionResult> OnPostRemove(string? passkey) => Then(new RemovePasskey(passkey ?? ""));

    public Task<IActionResult> OnPostOff() => Then(new TurnOffAuthenticator());

    public Task<IActionResult> OnPostEnd(string? session) => Then(new EndSessions(session ?? ""));

    public Task<IActionResult> OnPostEndOthers() => Then(new EndSessions(null, Present));

    /// <summary>Turns the authenticator on, or takes new recovery codes; they are shown in this answer only.</summary>
    public async Task<IActionResult> OnPostCode(string? code)
    {
        var (codes, refusal) = await setup.Check(code);
        if (codes is null)
            Refuse(refusal!);
        else if ((await Do(setup.Act(codes))) is { Done: true, Repeated: false })
            RecoveryCodes = codes;
        await Load();
        return Page();
    }

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/sign-in/security");
        await Load();
        return Refused(outcome);
    }

    private async Task Load()
    {
        Sessions = await sessions.Of(Viewer);
        Recoveries = (await recoveries.Open(Viewer)).Count;
        if (await Account() is not { } account)
            return;
        HasAccount = true;
        HasPassword = account.PasswordHash is not null;
        Factors = await passkeys.FactorsOf(account.Id);
        Passkeys = await passkeys.Of(Viewer);
        if (Factors.Authenticator)
        {
            CodesLeft = await authenticator.RecoveryCodesLeft(account.Id);
            return;
        }
        Secret = await authenticator.Secret(account.Id);
        QrSvg = AuthenticatorSetup.Picture(account.Email!, Secret);
    }

    private async Task<Account?> Account() =>
        Current.Member?.AccountId is { } id ? await accounts.FindByIdAsync(id) : null;
}
