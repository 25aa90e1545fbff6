using Confero.Acts;
using Confero.Identity;

namespace Confero.Parties;

/// <summary>An invited person takes the invitation up with an account; the code is good once, and for a fortnight.</summary>
public sealed record TakeUpInvitation(string AccountId, string InvitationHash) : Act
{
    public override string Code => "member.take-up";
    public override Roles AllowedTo => ~Roles.None;
    public override bool ByToken => false;

    protected internal override Task<Outcome> Carry(ActScope scope)
    {
        var member = scope.Member;
        if (
            member.InvitationHash is null
            || member.InvitationHash != InvitationHash
            || member.InvitedAt + InvitationCode.GoodFor < scope.Now
        )
            return Task.FromResult<Outcome>(Refusal.NotFound);
        (member.AccountId, member.InvitationHash) = (AccountId, null);
        return Task.FromResult(Outcome.Of(member.Id));
    }
}
