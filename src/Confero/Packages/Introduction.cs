using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>Opens the identities, and only when both sides have durably said yes; closes them when a yes is taken back.</summary>
internal static class Introduction
{
    /// <summary>Why a side may not answer; the same words at the same moment, whatever the other side did.</summary>
    public static Refusal? WhyNot(Contribution contribution, Package package, Side side, DateTimeOffset now)
    {
        var rules = TwoSidedConsent.Of(contribution, package, now);
        return rules.MayAnswer(side) ? null
            : rules.Of(side) == Answer.None ? Refusal.Rule("contribution.time-over")
            : Refusal.Rule("contribution.already-answered");
    }

    /// <summary>Introduces provider and State if both have accepted this contribution; otherwise tells nobody anything.</summary>
    public static async Task Introduce(
        this ActScope scope,
        Contribution contribution,
        Package package,
        Request request
    )
    {
        if (
            contribution
                is not { ProviderAnswer: Answer.Accepted, StateAnswer: Answer.Accepted, IntroducedAt: null }
            || package.State == PackageState.Withdrawn
        )
            return;
        contribution.IntroducedAt = scope.Now;
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

    /// <summary>Makes the side undecided whose consent ended, and closes what the introduction had opened.</summary>
    public static async Task TakeBack(ConferoDb db, Consent consent, Request request)
    {
        var contribution = await db.Set<Contribution>().SingleAsync(x => x.Id == consent.Detail);
        if (consent.PartyId == request.PartyId)
            (contribution.StateAnswer, contribution.StateReason, contribution.StateAnsweredAt) = (
                Answer.None,
                null,
                null
            );
        else
            (contribution.ProviderAnswer, contribution.ProviderReason, contribution.ProviderAnsweredAt) = (
                Answer.None,
                null,
                null
            );
        if (contribution.IntroducedAt is null)
            return;
        contribution.IntroducedAt = null;
        var still = await db.Set<Contribution>()
            .Where(x => x.RequestId == request.Id && x.IntroducedAt != null && x.Id != contribution.Id)
            .Where(x => x.OfferId != null)
            .Select(x => x.ProviderId)
            .ToListAsync();
        request.Introduced = [.. request.Introduced.Where(still.Contains)];
    }
}
