using System.Linq.Expressions;
using Confero.Acts;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>What follows for a party's people when its provider changes.</summary>
internal static class ProviderScope
{
    /// <summary>Ends those sessions of the party's people that <paramref name="which"/> says.</summary>
    public static async Task EndSessionsOfPeople(this ActScope scope, Expression<Func<Session, bool>> which)
    {
        var people = scope.Db.Set<Member>().Where(x => x.PartyId == scope.PartyId).Select(x => x.Id);
        scope.Db.RemoveRange(
            await scope.Db.Set<Session>().Where(which).Where(x => people.Contains(x.MemberId)).ToListAsync()
        );
    }

    /// <summary>Nobody is anybody's subject any more; the next sign-in says it anew.</summary>
    public static async Task ForgetSubjects(this ActScope scope) =>
        scope.Db.RemoveRange(
            await scope.Db.Set<ProviderLink>().Where(x => x.PartyId == scope.PartyId).ToListAsync()
        );
}
