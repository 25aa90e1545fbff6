using Confero.Acts;

namespace Confero.Identity;

/// <summary>The person, or who could have confirmed, stops a recovery at any time before it was used.</summary>
public sealed record StopRecovery(string RecoveryId) : Act
{
    public override string Code => "identity.stop-recovery";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OpenRecovery(RecoveryId) is not var (recovery, person, _))
            return Refusal.NotFound;
        (recovery.EndedAt, recovery.StoppedBy) = (scope.Now, scope.Member.Id);
        await scope.TellOfRecovery(
            person,
            recovery.Id,
            "notice.security-recovery-stopped",
            "notice.security-recovery-stopped"
        );
        return Outcome.Of(recovery.Id);
    }
}
