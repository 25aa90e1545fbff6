using Confero.Disclosure;
using Confero.Experts;
using Confero.Matching;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>Reads packages and contributions, for each side as much as it may know.</summary>
public sealed class PackageQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    TimeProvider clock
)
{
    /// <summary>Packages of a case: the secretariat sees all, the State those laid before it.</summary>
    public async Task<IReadOnlyList<PackageView>> OfRequest(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Include(x => x.Needs)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        if (request is null || !(viewer.PartyId == request.PartyId || viewer.ReadsForSecretariat))
            return [];
        if (!Decision.Decide(viewer, request.Disclosure()).Exists)
            return [];
        var packages = await db.Set<Package>()
            .AsNoTracking()
            .Include(x => x.Contributions.OrderBy(c => c.Id))
                .ThenInclude(x => x.Deliveries.OrderBy(d => d.At))
            .AsSplitQuery()
            .Where(x => x.RequestId == requestId && (viewer.IsSecretariat || x.State != PackageState.Draft))
            .OrderByDescending(x => x.CreatedAt)
            .ToListAsync();
        var seer = await Seer(db, viewer);
        return packages.ConvertAll(x => new PackageView(
            x.Id,
            x.RequestId,
            seer.StateOf(x),
            x.Note,
            x.AllOrNothing,
            viewer.ReadsForSecretariat ? x.PlanId : null,
            x.ProposedAt,
            x.Contributions.ConvertAll(c => seer.See(c, x, request))
        ));
    }

    /// <summary>Proposals and commitments of the viewer's party, or of the viewer as an expert, newest first.</summary>
    public async Task<IReadOnlyList<ContributionView>> Proposals(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var packages = await db.Set<Package>()
            .AsNoTracking()
            .Include(x => x.Contributions)
                .ThenInclude(x => x.Deliveries.OrderBy(d => d.At))
            .AsSplitQuery()
            .Where(x => x.State != PackageState.Draft)
            .Where(x =>
                x.Contributions.Any(c =>
                    (c.OfferId != null && c.ProviderId == viewer.PartyId && viewer.PartyId != null)
                    || (c.ExpertId != null && c.ExpertId == viewer.ExpertId)
                )
            )
            .OrderByDescending(x => x.ProposedAt)
            .ToListAsync();
        var requestIds = packages.Select(x => x.RequestId).ToList();
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .Where(x => requestIds.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var seer = await Seer(db, viewer);
        return
        [
            .. packages.SelectMany(p =>
                p.Contributions.Where(c => Provides(viewer, c))
                    .OrderBy(c => c.Id)
                    .Select(c => seer.See(c, p, requests[p.RequestId]))
            ),
        ];
    }

    /// <summary>One proposal of the viewer's side, or null.</summary>
    public async Task<ContributionView?> Proposal(Viewer viewer, string contributionId) =>
        (await Proposals(viewer)).FirstOrDefault(x => x.Id == contributionId);

    /// <summary>One contribution as its provider, its State or the secretariat may see it, or null.</summary>
    public async Task<ContributionView?> Contribution(Viewer viewer, string contributionId)
    {
        if (await Proposal(viewer, contributionId) is { } proposal)
            return proposal;
        await using var db = await databases.CreateDbContextAsync();
        var requestId = await Laid(db, viewer)
            .SelectMany(x => x.Contributions)
            .Where(x => x.Id == contributionId)
            .Select(x => x.RequestId)
            .SingleOrDefaultAsync();
        if (requestId is null)
            return null;
        return (await OfRequest(viewer, requestId))
            .Where(x => x.State != PackageState.Draft)
            .SelectMany(x => x.Contributions)
            .FirstOrDefault(x => x.Id == contributionId);
    }

    /// <summary>Packages as <see cref="OfRequest"/> gives them: to the secretariat all of cases it may know, to the State those laid before it.</summary>
    internal static IQueryable<Package> Laid(ConferoDb db, Viewer viewer)
    {
        var cases = db.Set<Request>().VisibleTo(viewer);
        return db.Set<Package>()
            .AsNoTracking()
            .Where(x => viewer.IsSecretariat || x.State != PackageState.Draft)
            .Where(x =>
                cases.Any(r =>
                    r.Id == x.RequestId && (viewer.ReadsForSecretariat || r.PartyId == viewer.PartyId)
                )
            );
    }

    internal static bool Provides(Viewer viewer, Contribution contribution) =>
        (
            contribution.OfferId is not null
            && contribution.ProviderId == viewer.PartyId
            && viewer.IsRegisteredParty
        ) || (contribution.ExpertId is not null && contribution.ExpertId == viewer.ExpertId);

    private async Task<ContributionSeer> Seer(ConferoDb db, Viewer viewer) =>
        new(
            viewer,
            new Cards(
                await taxonomies.Current(db),
                await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id)
            ),
            await db.Set<Offer>().AsNoTracking().ToDictionaryAsync(x => x.Id),
            await db.Set<Expert>().AsNoTracking().ToDictionaryAsync(x => x.Id),
            clock.GetUtcNow()
        );
}

/// <summary>Decides what of a contribution one viewer sees.</summary>
internal sealed class ContributionSeer(
    Viewer viewer,
    Cards cards,
    IReadOnlyDictionary<string, Offer> offers,
    IReadOnlyDictionary<string, Expert> experts,
    DateTimeOffset now
)
{
    /// <summary>Where a package stands for the viewer.</summary>
    public PackageState StateOf(Package package) =>
        viewer.ReadsForSecretariat ? package.State : package.SeenByState(now);

    public ContributionView See(Contribution contribution, Package package, Request request)
    {
        var broker = viewer.ReadsForSecretariat;
        var provides = PackageQueries.Provides(viewer, contribution);
        var asks = viewer.PartyId == request.PartyId;
        var sight = TwoSidedConsent.Of(contribution, package, now).SeenBy(asks ? Side.State : Side.Provider);
        var open = broker || sight.KnowsOther;
        var knowsState = open || asks || Decision.Decide(viewer, request.Disclosure()).Exists;
        var offer = contribution.OfferId is null ? null : offers[contribution.OfferId];
        var knowsProvider =
            open
            || provides
            || (
                offer is not null && OfferQueries.Visible(viewer, offer) && KnowsCase(offer.PartyId, request)
            );
        return new ContributionView
        {
            Id = contribution.Id,
            PackageId = contribution.PackageId,
            RequestId = knowsState ? contribution.RequestId : null,
            NeedId = contribution.NeedId,
            Need = cards.Of(
                request.Needs.Single(x => x.Id == contribution.NeedId),
                request.PartyId,
                knowsState
            ),
            StateId = knowsState ? request.PartyId : null,
            OfferId = knowsProvider ? contribution.OfferId : null,
            OfferTitle = knowsProvider ? offer?.Title : null,
            OfferSort = offer?.Sort,
            ProviderId = knowsProvider ? contribution.ProviderId : null,
            ExpertName =
                knowsProvider && contribution.ExpertId is not null
                    ? experts[contribution.ExpertId].Name
                    : null,
            ByExpert = contribution.ExpertId is not null,
            Quantity = contribution.Quantity,
            Unit = contribution.Unit,
            Amount = contribution.Amount,
            Currency = contribution.Currency,
            From = contribution.From,
            To = contribution.To,
            Terms = contribution.Terms,
            Conditions = knowsProvider ? offer?.Conditions : null,
            LeadDays = knowsProvider ? offer?.LeadDays : null,
            UnitPrice = knowsProvider && offer is { Sort: not "fund" } ? offer.Amount : null,
            PriceCurrency = knowsProvider && offer is { Sort: not "fund" } ? offer.Currency : null,
            CostSharePercent = knowsProvider ? offer?.CostSharePercent : null,
            OwnAnswer = asks ? contribution.StateAnswer : contribution.ProviderAnswer,
            OwnReason = asks ? contribution.StateReason : contribution.ProviderReason,
            State = broker || contribution.BothConsented ? contribution.State : sight.State,
            Open = broker ? package.State == PackageState.Proposed : sight.Open,
            Deliveries = open ? contribution.Deliveries : [],
            SettledReason = open ? contribution.SettledReason : null,
        };
    }

    /// <summary>Whether the provider could know the case anyway; where it may not, the State does not learn of the provider either.</summary>
    private static bool KnowsCase(string providerId, Request request) =>
        Decision.Decide(new Viewer("-", providerId, Identity.Roles.Reader), request.Disclosure()).Exists;
}
