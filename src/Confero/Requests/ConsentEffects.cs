using Confero.Disclosure;
using Confero.Matching.Pooling;
using Confero.Packages;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>What ends with a consent, whether it was taken back or its day has passed. Here and nowhere else.</summary>
internal static class ConsentEffects
{
    /// <summary>Scopes that can be taken back by themselves; the others are steps of a process, which has acts to go back.</summary>
    public static readonly IReadOnlySet<string> Revocable = new HashSet<string>
    {
        ConsentScopes.Circulate,
        ConsentScopes.Card,
        ConsentScopes.Count,
        ConsentScopes.Visibility,
        ConsentScopes.Contribution,
        ConsentScopes.Visit,
        ConsentScopes.PublishResult,
        ConsentScopes.Pool,
    };

    /// <summary>Why a consent cannot be taken back by itself now; null when it can.</summary>
    public static async Task<Refusal?> WhyNot(ConferoDb db, Consent consent)
    {
        if (!Revocable.Contains(consent.Scope))
            return Refusal.Rule("consent.not-revocable");
        if (consent.Scope == ConsentScopes.Contribution)
        {
            var bound = await db.Set<Contribution>()
                .AnyAsync(x => x.Id == consent.Detail && x.CommittedAt != null);
            return bound ? Refusal.Rule("consent.already-committed") : null;
        }
        if (consent.Scope == ConsentScopes.Visit)
        {
            var held = await db.Set<Visit>().AnyAsync(x => x.Id == consent.Detail && x.HeldAt != null);
            return held ? Refusal.Rule("consent.visit-held") : null;
        }
        return null;
    }

    public static Task<Request> CaseOf(ConferoDb db, Consent consent) =>
        db.Set<Request>()
            .Include(x => x.Needs)
            .Include(x => x.Audience)
            .AsSplitQuery()
            .SingleAsync(x => x.Id == consent.RequestId);

    /// <summary>Takes back what the consent had let out.</summary>
    public static async Task TakeBack(ConferoDb db, Consent consent, Request request)
    {
        switch (consent.Scope)
        {
            case ConsentScopes.Circulate:
                request.Circulated = false;
                break;
            case ConsentScopes.Card:
                request.BlindMatching = false;
                break;
            case ConsentScopes.Visibility:
                var section = JsonNames.Parse<Section>(consent.Detail?.Split(' ')[0]);
                request.Sections = request.Sections.ConvertAll(x =>
                    x.Section == section ? x with { Class = DisclosureRules.Default, Parties = [] } : x
                );
                break;
            case ConsentScopes.Contribution:
                await Introduction.TakeBack(db, consent, request);
                break;
            case ConsentScopes.Visit:
                var visit = await db.Set<Visit>().SingleAsync(x => x.Id == consent.Detail);
                visit.CalledOffAt = consent.RevokedAt;
                break;
            case ConsentScopes.PublishResult:
                var result = await db.Set<CaseResult>().SingleAsync(x => x.RequestId == request.Id);
                result.PublishedAt = null;
                break;
            case ConsentScopes.Pool:
                await PoolRules.TakeBack(db, consent);
                break;
        }
        request.RefreshAudience();
    }
}
