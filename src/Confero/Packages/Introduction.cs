using Confero.Acts;
using Confero.Identity;
using Confero.Requests;

namespace Confero.Packages;

/// <summary>Opens the identities, and only when both sides have durably said yes.</summary>
internal static class Introduction
{
    /// <summary>Introduces provider and State if both have accepted this contribution; otherwise tells nobody anything.</summary>
    public static async Task Introduce(this ActScope scope, Contribution contribution, Request request)
    {
        if (!contribution.BothConsented)
            return;
        if (contribution.ProviderId is { } provider && contribution.OfferId is not null)
        {
            if (!request.Introduced.Contains(provider))
                request.Introduced = [.. request.Introduced, provider];
            await scope.Notify(
                provider,
                Roles.Drafter | Roles.Authoriser,
                "notice.introduced",
                contribution.Id
            );
        }
        await scope.Notify(
            request.PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.introduced",
            request.Id
        );
        scope.Touch(request);
    }
}
