using Confero.Disclosure;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Offer = Confero.Matching.Model.Offer;

namespace Confero.Landscape.Gaps;

/// <summary>A pledge to be tried out.</summary>
/// <param name="Amount">Whole minor units of <paramref name="Currency"/>.</param>
/// <param name="Kind">Kind it is earmarked for; null for any.</param>
/// <param name="Region">M49 region it is earmarked for; null for any.</param>
/// <param name="From">The first day it can be used.</param>
public sealed record Pledge(long Amount, string Currency, string? Kind, string? Region, DateOnly? From);

/// <summary>What a plan would do with a pledge that it does not do without.</summary>
/// <param name="PlanId">The stored plan it starts from; null when one was made for the purpose of what the viewer may see.</param>
/// <param name="Needs">Open needs it was tried on.</param>
/// <param name="MetBefore">How many of them are met without the pledge.</param>
/// <param name="MetAfter">How many with it.</param>
/// <param name="Gained">Needs met only with it; for the secretariat, which may read them all, and otherwise of needs the viewer may see.</param>
/// <param name="Lost">Needs met only without it, as a plan may prefer others then.</param>
/// <param name="Used">How much of the pledge the plan uses, in minor units of its currency.</param>
public sealed record PledgeEffect(
    string? PlanId,
    int Needs,
    int MetBefore,
    int MetAfter,
    IReadOnlyList<string> Gained,
    IReadOnlyList<string> Lost,
    long Used
);

/// <summary>
/// Tries a pledge on a plan: for the secretariat on the latest one, for a party on a plan of what the party may see
/// itself, so that asking again and again teaches nothing hidden. Nothing is stored, nobody else learns of it.
/// </summary>
public sealed class PledgeTrial(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    TimeProvider clock
) : IDisposable
{
    private const string PledgeId = "pledge";
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The effect, or a refusal of what cannot be tried.</summary>
    public async Task<(PledgeEffect? Effect, Refusal? Refusal)> Try(
        Viewer viewer,
        Pledge pledge,
        CancellationToken cancellation = default
    )
    {
        if (!viewer.ReadsForSecretariat && !viewer.IsRegisteredParty)
            return (null, Refusal.NotFound);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var terms = await taxonomies.Current(db);
        var rates = PlanningRates.Load();
        if (pledge.Amount <= 0)
            return (null, Refusal.Invalid("gaps.no-amount", "amount"));
        if (rates.Cents(pledge.Amount, pledge.Currency, terms) is not { } cents)
            return (null, Refusal.Invalid("gaps.no-rate", "currency", pledge.Currency));
        if (pledge.Region is { } region && !terms.Has("regions", region))
            return (null, Refusal.Invalid("input.unknown-code", "region", region));
        if (pledge.Kind is { } kind && !terms.Has("kinds", kind))
            return (null, Refusal.Invalid("input.unknown-code", "kind", kind));
        var party = await db.Set<Party>()
            .AsNoTracking()
            .SingleAsync(x => x.Id == viewer.PartyId, cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var run = viewer.ReadsForSecretariat
            ? await db.Set<PlanRun>()
                .AsNoTracking()
                .OrderByDescending(x => x.At)
                .FirstOrDefaultAsync(cancellation)
            : null;
        var input = run is null
            ? await VisiblePortfolio.Read(db, terms, processes, viewer, today)
            : MatchingJson.Read<MatchingInput>(run.Input);
        await one.WaitAsync(cancellation);
        try
        {
            var change = new PortfolioChange { Add = [Fund(pledge, cents, party)] };
            return await Task.Run(
                () =>
                {
                    var before = run is null
                        ? VisiblePortfolio.Plan(input, null, cancellation)
                        : MatchingJson.Read<Plan>(run.Plan);
                    var after = VisiblePortfolio.Plan(change.ApplyTo(input), before, cancellation);
                    var used = after
                        .Packages.SelectMany(x => x.Needs)
                        .SelectMany(x => x.Contributions)
                        .Where(x => x.OfferId == PledgeId)
                        .Sum(x => x.Money);
                    return (
                        Effect(run?.Id, input, before, after, rates.FromCents(used, pledge.Currency, terms)),
                        (Refusal?)null
                    );
                },
                cancellation
            );
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static PledgeEffect Effect(
        string? planId,
        MatchingInput input,
        Plan before,
        Plan after,
        long used
    )
    {
        var comparison = PlanComparison.Of(before, after);
        return new PledgeEffect(
            planId,
            input.Requests.Sum(x => x.Needs.Count),
            Met(before),
            Met(after),
            comparison.Gained,
            comparison.Lost,
            used
        );
    }

    private static int Met(Plan plan) =>
        plan.Packages.SelectMany(x => x.Needs).Count(x => x.Contributions.Count > 0);

    private static Offer Fund(Pledge pledge, long cents, Party party) =>
        new()
        {
            Id = PledgeId,
            Sort = OfferSort.Fund,
            ProviderId = party.Id == Party.Secretariat ? PledgeId : party.Id,
            ProviderKind = party.Id == Party.Secretariat ? null : party.Kind,
            ProviderState = party.IsState ? party.Id : null,
            Kinds = pledge.Kind is { } kind
                ? [Enum.Parse<AssistanceKind>(kind, ignoreCase: true)]
                : Enum.GetValues<AssistanceKind>(),
            Regions = pledge.Region is { } region ? [region] : [],
            Money = cents,
            From = pledge.From,
        };
}
