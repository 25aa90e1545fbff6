using Confero.Acts;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// A member comes in through the party's provider; the edge has checked its tokens. Roles are never widened by it: what
/// the provider no longer gives is taken, what it gives beyond is only told to those who may give it. On any such
/// difference the member's other sessions end.
/// </summary>
/// <param name="Values">Values of the claim that says roles.</param>
/// <param name="Verifies">Whether the administrator who set the provider thereby makes it good for others.</param>
public sealed record ComeInByProvider(
    string Issuer,
    string Subject,
    IReadOnlyList<string> Values,
    bool Verifies
) : Act
{
    public override string Code => "identity.come-in-by-provider";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var member = scope.Member;
        var provider = await scope
            .Db.Set<IdentityProvider>()
            .SingleOrDefaultAsync(x => x.PartyId == member.PartyId && x.Issuer == Issuer);
        if (provider is null || !await Link(scope))
            return Refusal.Rule("provider.not-yours");
        if (Verifies)
        {
            if (!scope.Viewer.Has(Roles.DelegateAdministrator | Roles.Administrator))
                return Refusal.NotYours;
            (provider.VerifiedAt, provider.VerifiedBy) = (scope.Now, member.Id);
        }
        else if (provider.VerifiedAt is null)
            return Refusal.Rule("provider.not-verified");
        if (await Enter(scope) is { } taken)
            return taken;
        return provider.Mappings.Count == 0 || await Compare(scope, provider.RolesOf(Values))
            ? Outcome.Of(member.Id)
            : Outcome.Of(null);
    }

    /// <summary>One subject is one member, from the first time on.</summary>
    private async Task<bool> Link(ActScope scope)
    {
        var links = scope.Db.Set<ProviderLink>();
        var link = await links.SingleOrDefaultAsync(x => x.Issuer == Issuer && x.Subject == Subject);
        if (link is not null)
            return link.MemberId == scope.Member.Id;
        if (await links.AnyAsync(x => x.Issuer == Issuer && x.MemberId == scope.Member.Id))
            return false;
        links.Add(
            new ProviderLink
            {
                Issuer = Issuer,
                Subject = Subject,
                MemberId = scope.Member.Id,
                LinkedAt = scope.Now,
            }
        );
        return true;
    }

    /// <summary>Coming in takes up an invitation; the account has no password, only what the person adds.</summary>
    private static async Task<Refusal?> Enter(ActScope scope)
    {
        var member = scope.Member;
        if (member.AccountId is not null)
            return null;
        var email = member.Email.ToUpperInvariant();
        if (await scope.Db.Set<Account>().AnyAsync(x => x.NormalizedEmail == email))
            return Refusal.Rule("invitation.address-taken");
        var account = new Account
        {
            UserName = member.Id,
            NormalizedUserName = member.Id.ToUpperInvariant(),
            Email = member.Email,
            NormalizedEmail = email,
            SecurityStamp = Ids.Row(),
        };
        scope.Db.Add(account);
        (member.AccountId, member.InvitationHash) = (account.Id, null);
        return null;
    }

    /// <summary>Whether the member may come in with what the provider gives; narrows and tells.</summary>
    private static async Task<bool> Compare(ActScope scope, Roles given)
    {
        var member = scope.Member;
        var mappable = MemberRules.Grantable(member.PartyId!);
        var kept = member.Roles & (given | ~mappable);
        if (await scope.IsLastKeeper(member))
            kept |= member.Roles & (Roles.DelegateAdministrator | Roles.Administrator);
        var beyond = given & ~member.Roles;
        if (beyond != Roles.None)
            await Tell(scope, "notice.security-roles-offered");
        if (kept == member.Roles)
            return true;
        scope.Db.RemoveRange(await scope.Db.Set<Session>().Where(x => x.MemberId == member.Id).ToListAsync());
        await Tell(scope, "notice.security-roles-narrowed");
        if (kept == Roles.None)
            return false;
        member.Roles = kept;
        return true;
    }

    private static Task Tell(ActScope scope, string code) =>
        scope.Notify(
            scope.Member.PartyId!,
            Roles.DelegateAdministrator | Roles.Administrator,
            code,
            scope.Member.Id
        );
}
