using Confero.Acts;
using Confero.Identity;

namespace Confero.Parties;

/// <summary>A party invites one of its people; the secretariat's administrator invites the secretariat's.</summary>
/// <param name="Roles">Names of roles, see <see cref="RoleNames"/>.</param>
/// <param name="InvitationHash">SHA-256, in hex, of the one-time code that is handed to the person.</param>
public sealed record InviteMember(
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    string InvitationHash
) : Act
{
    public override string Code => "member.invite";
    public override Roles AllowedTo => Identity.Roles.DelegateAdministrator | Identity.Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override Task<Outcome> Carry(ActScope scope)
    {
        var faults = MemberRules.Check(Name, Email).ToList();
        var roles = RoleNames.Parse(Roles);
        if (
            roles is null or Identity.Roles.None
            || (roles.Value & ~MemberRules.Grantable(scope.PartyId)) != 0
        )
            faults.Add(Refusal.Unknown("roles", string.Join(", ", Roles)));
        if (faults.Count > 0)
            return Task.FromResult(Outcome.Refused(faults));
        var member = MemberRules.Invited(scope, scope.PartyId, Name, Email, roles!.Value, InvitationHash);
        scope.Db.Add(member);
        return Task.FromResult(Outcome.Of(member.Id));
    }
}
