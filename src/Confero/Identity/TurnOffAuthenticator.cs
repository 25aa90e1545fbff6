using Confero.Acts;

namespace Confero.Identity;

/// <summary>A member turns codes of the authenticator off; possible only while a passkey remains, where one is demanded.</summary>
public sealed record TurnOffAuthenticator : Act
{
    public override string Code => "identity.turn-off-authenticator";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAccount() is not { TwoFactorEnabled: true } account)
            return Refusal.NotFound;
        if (scope.Policy.StrongFactor && !await scope.HasPasskey(account.Id))
            return Refusal.Rule("identity.last-factor");
        account.TwoFactorEnabled = false;
        account.AuthenticatorSecret = null;
        account.RecoveryCodes = [];
        await scope.Notify(scope.Member.Id, "notice.security-factor-removed");
        return Outcome.Of(scope.Member.Id);
    }
}
