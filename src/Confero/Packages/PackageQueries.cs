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
public sealed class PackageQueries(IDbContextFactory<ConferoDb> databases, TaxonomyStore taxonomies)
{
    /// <summary>Packages of a case: the secretariat sees all, the State those laid before it.</summary>
    public async Task<IReadOnlyList<PackageView>> OfRequest(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
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
            x.State,
            x.Note,
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
            await db.Set<Expert>().AsNoTracking().ToDictionaryAsync(x => x.Id)
        );
}

/// <summary>Decides what of a contribution one viewer sees.</summary>
internal sealed class ContributionSeer(
    Viewer viewer,
    Cards cards,
    IReadOnlyDictionary<string, Offer> offers,
    IReadOnlyDictionary<string, Expert> experts
)
{
    public ContributionView See(Contribution contribution, Package package, Request request)
    {
        var broker = viewer.ReadsForSecretariat;
        var provides = PackageQueries.Provides(viewer, contribution);
        var asks = viewer.PartyId == request.PartyId;
        var open = broker || contribution.BothConsented;
        var knowsState = open || asks || Decision.Decide(viewer, request.Disclosure()).Exists;
        var offer = contribution.OfferId is null ? null : offers[contribution.OfferId];
        var knowsProvider = open || provides || (offer is not null && OfferQueries.Visible(viewer, offer));
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
            OwnAnswer = asks ? contribution.StateAnswer : contribution.ProviderAnswer,
            OwnReason = asks ? contribution.StateReason : contribution.ProviderReason,
            State = StateFor(contribution, package, broker, asks),
            Open = package.State == PackageState.Proposed,
            Deliveries = open ? contribution.Deliveries : [],
        };
    }

    /// <summary>The other side's refusal looks like no answer, until the package is taken back.</summary>
    private static ContributionState StateFor(
        Contribution contribution,
        Package package,
        bool broker,
        bool asks
    )
    {
        if (broker || !contribution.Refused)
            return contribution.State;
        var own = asks ? contribution.StateAnswer : contribution.ProviderAnswer;
        return own == Answer.Declined || package.State == PackageState.Withdrawn
            ? ContributionState.Refused
            : ContributionState.Proposed;
    }
}
