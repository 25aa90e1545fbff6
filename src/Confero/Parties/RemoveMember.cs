using Confero.Acts;
using Confero.Identity;

namespace Confero.Parties;

/// <summary>A party ends a person's access, at once. Cases and drafts belong to the party and stay.</summary>
public sealed record RemoveMember(string MemberId) : Act
{
    public override string Code => "member.remove";
    public override Roles AllowedTo => Roles.DelegateAdministrator | Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Tended(MemberId) is not { } member)
            return Refusal.NotFound;
        if (await scope.IsLastKeeper(member))
            return Refusal.Rule("member.last-keeper");
        member.RemovedAt = scope.Now;
        member.InvitationHash = null;
        return Outcome.Of(member.Id);
    }
}
