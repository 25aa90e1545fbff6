using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// A member comes in through the party's provider; the edge has checked its tokens. Roles are never widened by it: what
/// the provider no longer gives is taken, what it gives beyond is only told to those who may give it. On any such
/// difference the member's other sessions end.
/// </summary>
/// <param name="Verifies">Whether the administrator who set the provider thereby makes it good for others.</param>
public sealed record ComeInByProvider(string Issuer, string Subject, bool Verifies) : Act
{
    /// <summary>Values of the claim that says roles; the provider's own business beyond what they stand for, and not for the record.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Values { get; init; } = [];

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
            if (provider.OnlyWay)
                await scope.EndSessionsOfPeople(x => x.Method != "provider");
        }
        else if (provider.VerifiedAt is null)
            return Refusal.Rule("provider.not-verified");
        if (await Enter(scope) is { } taken)
            return taken;
        return provider.Mappings.Count == 0 || await Compare(scope, provider.RolesOf(Values))
            ? Outcome.Of(member.Id)
            : Outcome.Of(null);
    }

    /// <summary>One subject is one member, from the first time on, for as long as the person is there.</summary>
    private async Task<bool> Link(ActScope scope)
    {
        var (links, people) = (scope.Db.Set<ProviderLink>(), scope.Db.Set<Member>());
        var found = await links
            .Where(x => x.PartyId == scope.PartyId && x.Issuer == Issuer)
            .Where(x => x.Subject == Subject || x.MemberId == scope.Member.Id)
            .ToListAsync();
        if (found.Find(x => x.Subject == Subject) is { } link)
        {
            if (link.MemberId == scope.Member.Id)
                return true;
            if (await people.AnyAsync(x => x.Id == link.MemberId && x.RemovedAt == null))
                return false;
            // Whoever left and was invited again is the same subject there and another member here.
            link.MemberId = scope.Member.Id;
            link.LinkedAt = scope.Now;
            return true;
        }
        if (found.Count > 0)
            return false;
        links.Add(
            new ProviderLink
            {
                PartyId = scope.PartyId,
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
        if (member.AccountId is not null || member.InvitationHash is null)
            return null;
        var email = member.Email.ToUpperInvariant();
        var known = await scope.Db.Set<Account>().SingleOrDefaultAsync(x => x.NormalizedEmail == email);
        if (known is not null)
        {
            // Whoever was here before comes back to the own account; an account of another party stays out of reach.
            var elsewhere = await scope
                .Db.Set<Member>()
                .AnyAsync(x => x.AccountId == known.Id && x.PartyId != scope.PartyId);
            if (elsewhere)
                return Refusal.Rule("invitation.address-taken");
            (member.AccountId, member.InvitationHash) = (known.Id, null);
            return null;
        }
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
