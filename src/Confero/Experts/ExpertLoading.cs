using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Experts;

/// <summary>How acts get at roster entries the member may keep.</summary>
internal static class ExpertLoading
{
    public static async Task<Expert?> OwnExpert(this ActScope scope, string expertId)
    {
        var expert = await scope.Db.Set<Expert>().SingleOrDefaultAsync(x => x.Id == expertId);
        return expert is not null && Keeps(scope, expert) ? expert : null;
    }

    private static bool Keeps(ActScope scope, Expert expert) =>
        expert.Id == scope.Member.ExpertId
        || (
            expert.PartyId is not null
            && expert.PartyId == scope.Member.PartyId
            && scope.Viewer.Has(Roles.Drafter | Roles.Authoriser)
        )
        || (
            expert.PartyId is null
            && scope.Viewer is { IsSecretariat: true }
            && scope.Viewer.Has(Roles.Broker)
        );
}
