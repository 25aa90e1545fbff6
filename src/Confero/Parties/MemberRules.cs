using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>What must hold of a party's people, whoever looks after them.</summary>
internal static class MemberRules
{
    private const int MostName = 200;

    public static IEnumerable<Refusal> Check(string name, string email)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield return Refusal.Missing("name");
        else if (name.Length > MostName)
            yield return Refusal.TooLong("name", MostName);
        if (
            email.Length > 254
            || email.IndexOf('@', StringComparison.Ordinal) is <= 0
            || email.Any(char.IsWhiteSpace)
        )
            yield return Refusal.Invalid("input.not-an-address", "email");
    }

    /// <summary>Roles a delegate administrator of this party may give.</summary>
    public static Roles Grantable(string partyId) =>
        partyId == Party.Secretariat
            ? RoleNames.OfSecretariat
            : Roles.Drafter | Roles.Authoriser | Roles.Reader | Roles.DelegateAdministrator;

    public static Member Invited(
        ActScope scope,
        string partyId,
        string name,
        string email,
        Roles roles,
        string hash
    ) =>
        new()
        {
            Id = Ids.Member(),
            PartyId = partyId,
            Name = name.Trim(),
            Email = email.Trim(),
            Roles = roles,
            InvitedAt = scope.Now,
            InvitationHash = hash,
        };

    /// <summary>A member of a party the acting member looks after.</summary>
    public static async Task<Member?> Tended(this ActScope scope, string memberId)
    {
        var member = await scope.Db.Set<Member>().SingleOrDefaultAsync(x => x.Id == memberId);
        return member is { Active: true } && member.PartyId == scope.Member.PartyId ? member : null;
    }

    /// <summary>Whether the party would be left with nobody who looks after its people.</summary>
    public static async Task<bool> IsLastKeeper(this ActScope scope, Member member)
    {
        var keeper = member.PartyId == Party.Secretariat ? Roles.Administrator : Roles.DelegateAdministrator;
        if (!member.Roles.HasFlag(keeper))
            return false;
        var others = await scope
            .Db.Set<Member>()
            .Where(x => x.PartyId == member.PartyId && x.RemovedAt == null && x.Id != member.Id)
            .ToListAsync();
        return !others.Exists(x => x.Roles.HasFlag(keeper));
    }
}
