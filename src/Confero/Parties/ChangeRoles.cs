using Confero.Acts;
using Confero.Identity;

namespace Confero.Parties;

/// <summary>A party changes what one of its people may do; it holds from that person's next request on.</summary>
public sealed record ChangeRoles(string MemberId, IReadOnlyList<string> Roles) : Act
{
    public override string Code => "member.change-roles";
    public override Roles AllowedTo => Identity.Roles.DelegateAdministrator | Identity.Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Tended(MemberId) is not { } member)
            return Refusal.NotFound;
        var roles = RoleNames.Parse(Roles);
        var kept = member.Roles & Identity.Roles.Expert;
        if (
            roles is null or Identity.Roles.None
            || (roles.Value & ~MemberRules.Grantable(scope.PartyId)) != 0
        )
            return Refusal.Unknown("roles", string.Join(", ", Roles));
        var keeper = scope.Viewer.IsSecretariat
            ? Identity.Roles.Administrator
            : Identity.Roles.DelegateAdministrator;
        if (!roles.Value.HasFlag(keeper) && await scope.IsLastKeeper(member))
            return Refusal.Rule("member.last-keeper");
        member.Roles = roles.Value | kept;
        return Outcome.Of(member.Id);
    }
}
