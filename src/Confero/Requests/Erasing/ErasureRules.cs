using Confero.Acts;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests.Erasing;

/// <summary>What the acts of erasure have in common.</summary>
internal static class ErasureRules
{
    /// <summary>A case must have come to its end first, by the State's own decision, so that nobody's work stops without a word.</summary>
    public static Task<int> RunningCases(this ActScope scope) =>
        scope.Db.Set<Request>().CountAsync(x => x.PartyId == scope.Member.PartyId && !x.Ended);

    public static Task<List<Erasure>> Erasures(this ActScope scope) =>
        scope.Db.Set<Erasure>().Where(x => x.PartyId == scope.Member.PartyId).ToListAsync();

    /// <summary>Whether whoever acts is the member, or the same person under another name.</summary>
    public static async Task<bool> IsSamePerson(this ActScope scope, string memberId)
    {
        if (memberId == scope.Member.Id)
            return true;
        var other = await scope.Db.Set<Member>().SingleAsync(x => x.Id == memberId);
        return other.AccountId is not null && other.AccountId == scope.Member.AccountId;
    }
}
