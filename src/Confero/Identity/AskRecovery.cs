using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>The ways in are asked back in a member's name; the edge does it from inside, whoever asked. An older wish that was not confirmed ends.</summary>
/// <param name="CodeHash">SHA-256, in hex, of the code the asking browser was given.</param>
/// <param name="From">The network it was asked from.</param>
public sealed record AskRecovery(string CodeHash, string From) : Act
{
    public override string Code => "identity.ask-recovery";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var recoveries = scope.Db.Set<Recovery>();
        if (await recoveries.SingleOrDefaultAsync(x => x.CodeHash == CodeHash) is { } again)
            return Outcome.Of(again.Id);
        var open = await recoveries
            .Where(x => x.MemberId == scope.Member.Id && x.EndedAt == null)
            .ToListAsync();
        // Who holds a confirmed code must not lose it to a stranger who merely asks again.
        if (open.Exists(x => x.StateAt(scope.Now) is RecoveryState.Waiting or RecoveryState.Ready))
            return Refusal.Rule("recovery.under-way");
        open.ForEach(x => x.EndedAt = scope.Now);
        var recovery = new Recovery
        {
            Id = Ids.Recovery(),
            MemberId = scope.Member.Id,
            CodeHash = CodeHash,
            AskedAt = scope.Now,
            AskedFrom = From,
        };
        recoveries.Add(recovery);
        await scope.TellOfRecovery(
            scope.Member,
            recovery.Id,
            "notice.security-recovery-asked",
            "notice.security-recovery-waits"
        );
        return Outcome.Of(recovery.Id);
    }
}
