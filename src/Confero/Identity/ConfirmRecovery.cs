using Confero.Acts;

namespace Confero.Identity;

/// <summary>The second person confirms that it is the person who asks, having compared the digits by another way. The time lock begins.</summary>
/// <param name="Digits">The six digits as the person said them.</param>
public sealed record ConfirmRecovery(string RecoveryId, string Digits) : Act
{
    public override string Code => "identity.confirm-recovery";
    public override Roles AllowedTo => Roles.Authoriser | Roles.DelegateAdministrator | Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OpenRecovery(RecoveryId) is not var (recovery, person, own) || own)
            return Refusal.NotFound;
        if (recovery.StateAt(scope.Now) != RecoveryState.Asked)
            return Refusal.Rule("recovery.already-confirmed");
        if (new string([.. Digits.Where(char.IsAsciiDigit)]) != recovery.Digits)
            return Refusal.Invalid("recovery.other-digits", "digits");
        recovery.ConfirmedBy = scope.Member.Id;
        recovery.ConfirmedAt = scope.Now;
        recovery.OpensAt = scope.Now + scope.Policy.RecoveryWait;
        await scope.TellOfRecovery(
            person,
            recovery.Id,
            "notice.security-recovery-confirmed",
            "notice.security-recovery-confirmed-other"
        );
        return Outcome.Of(recovery.Id);
    }
}
