using Confero.Delivery;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Matching.Model;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Offer = Confero.Offers.Offer;

namespace Confero.Landscape.Gaps;

/// <summary>Needs and supply as far as one viewer may see them line by line.</summary>
/// <remarks>
/// Which lines have found a provider, the secretariat reads from what was committed and received. Everybody else is told
/// by the state of the case alone, which they see: then nothing that is computed here, however it is cut, added or
/// subtracted, says more than they can read line by line.
/// </remarks>
internal sealed class GapReader(
    ConferoDb db,
    Taxonomies taxonomies,
    ProcessDefinitions processes,
    Viewer viewer,
    DateOnly today
)
{
    private const int AboveContinent = 2;

    /// <summary>Requests whose needs the viewer may see.</summary>
    public async Task<List<Request>> Requests() =>
        (
            await db.Set<Request>()
                .AsNoTracking()
                .Include(x => x.Needs)
                .Include(x => x.Steps)
                .Include(x => x.Audience)
                .Where(x => x.ReachedSecretariat)
                .VisibleTo(viewer)
                .OrderBy(x => x.Id)
                .AsSplitQuery()
                .ToListAsync()
        ).FindAll(x => Decision.Decide(viewer, x.Disclosure()).Sees(Section.Needs));

    public async Task<List<GapLine>> Lines()
    {
        var requests = await Requests();
        var ids = requests.ConvertAll(x => x.Id);
        var contributions = viewer.ReadsForSecretariat
            ? (await Contributions(ids)).ToLookup(x => x.NeedId)
            : null;
        var progress = new Dictionary<string, VisibleProgress>();
        foreach (var request in requests)
            progress[request.Id] = VisibleProgress.Of(
                request,
                await processes.Version(db, request.ProcessCode, request.ProcessVersion)
            );
        var shown = await Circulated(ids);
        var regions = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Region);
        return
        [
            .. requests.SelectMany(
                request => request.Needs.OrderBy(x => x.Line),
                (request, need) =>
                    new GapLine(
                        need.Id,
                        request.Id,
                        request.PartyId,
                        Codes(need, regions[request.PartyId]),
                        Day(Since(request, shown)),
                        contributions is null
                            ? Seen(progress[request.Id].AgreedAt, request, shown)
                            : Earliest(contributions[need.Id], Agreed),
                        contributions is null
                            ? Seen(progress[request.Id].ReceivedAt, request, shown)
                            : Earliest(contributions[need.Id], Received),
                        request.Ended ? Day(request.StateSince) : null
                    )
            ),
        ];
    }

    /// <summary>Contributions to these cases, with what was delivered.</summary>
    public Task<List<Contribution>> Contributions(List<string> requests) =>
        db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .Where(x => requests.Contains(x.RequestId))
            .ToListAsync();

    public async Task<List<GapSupply>> Supply()
    {
        var offers = (
            await db.Set<Offer>()
                .AsNoTracking()
                .Where(OfferQueries.VisibleTo(viewer))
                .Where(x => x.WithdrawnAt == null)
                .ToListAsync()
        ).FindAll(x => x.StandsOn(today));
        var experts = viewer.ReadsForSecretariat
            ? await db.Set<Expert>().AsNoTracking().Where(x => x.LeftAt == null).ToListAsync()
            : [];
        return
        [
            .. offers.Select(x => new GapSupply(
                x.Id,
                x.PartyId,
                Restricted(KindsOf(x), x.Regions, x.Stages, x.Objectives, x.Languages, x.Competences, x.Sort)
            )),
            .. experts.Select(x => new GapSupply(
                x.Id,
                x.PartyId ?? x.Id,
                Restricted(
                    KindsServedBy(OfferSort.Expert),
                    x.Regions,
                    [],
                    [],
                    x.Languages,
                    x.Competences,
                    "expert"
                )
            )),
        ];
    }

    /// <summary>The part of the world a region lies in, right below the whole.</summary>
    public string? Continent(string? region) =>
        taxonomies.RegionAndAbove(region) is { Count: > 0 } path
            ? path[Math.Max(0, path.Count - AboveContinent)]
            : null;

    /// <summary>When cases were shown to others: first, and again where the consent had ended in between.</summary>
    private async Task<Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)>> Circulated(
        List<string> requests
    ) =>
        (
            await db.Set<Consent>()
                .AsNoTracking()
                .Where(x => requests.Contains(x.RequestId) && x.Scope == ConsentScopes.Circulate)
                .Select(x => new { x.RequestId, x.GivenAt })
                .ToListAsync()
        )
            .GroupBy(x => x.RequestId)
            .ToDictionary(x => x.Key, x => (x.Min(y => y.GivenAt), x.Max(y => y.GivenAt)));

    private DateTimeOffset Since(
        Request request,
        Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)> circulated
    ) =>
        !viewer.ReadsForSecretariat && circulated.TryGetValue(request.Id, out var shown)
            ? shown.First
            : request.Steps.Select(x => x.At).DefaultIfEmpty(request.CreatedAt).Min();

    /// <summary>The day the viewer could see that something had happened: not before the case was shown.</summary>
    private static DateOnly? Seen(
        DateTimeOffset? at,
        Request request,
        Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)> circulated
    ) =>
        at is not { } happened ? null
        : circulated.TryGetValue(request.Id, out var shown) && shown.Last > happened ? Day(shown.Last)
        : Day(happened);

    private Dictionary<GapDimension, IReadOnlyList<string>> Codes(Requests.Need need, string? region) =>
        new()
        {
            [GapDimension.Kind] = [need.Kind],
            [GapDimension.Region] = Continent(region) is { } continent ? [continent] : [],
            [GapDimension.Stage] = need.Stage is { } stage ? [stage] : [],
            [GapDimension.Objective] = need.Objectives,
            [GapDimension.Language] = need.Languages,
            [GapDimension.Competence] = need.Competences.ConvertAll(x => x.Code),
        };

    private Dictionary<GapDimension, IReadOnlyList<string>> Restricted(
        IReadOnlyList<string> kinds,
        List<string> regions,
        List<string> stages,
        List<string> objectives,
        List<string> languages,
        List<Requests.Competence> competences,
        string sort
    )
    {
        var codes = new Dictionary<GapDimension, IReadOnlyList<string>> { [GapDimension.Kind] = kinds };
        var continents = regions.ConvertAll(Continent).OfType<string>().Distinct().ToList();
        if (continents.Count > 0 && !regions.Contains("001")) // M49: the whole world
            codes[GapDimension.Region] = continents;
        if (stages.Count > 0)
            codes[GapDimension.Stage] = stages;
        if (objectives.Count > 0)
            codes[GapDimension.Objective] = objectives;
        if (languages.Count > 0)
            codes[GapDimension.Language] = languages;
        // People bring the competences they name and no others; money and goods ask for none.
        if (competences.Count > 0 || sort is "expert" or "team")
            codes[GapDimension.Competence] = competences.ConvertAll(x => x.Code);
        return codes;
    }

    private static IReadOnlyList<string> KindsOf(Offer offer) =>
        offer.Sort == "fund"
            ? [.. offer.Kinds.Append("financial").Distinct()]
            : KindsServedBy(Enum.Parse<OfferSort>(offer.Sort, ignoreCase: true));

    private static IReadOnlyList<string> KindsServedBy(OfferSort sort) =>
        [
            .. new MatchingPolicy()
                .ServedBy.Where(x => x.Value.Contains(sort))
                .Select(x => JsonNames.Of(x.Key)),
        ];

    private static DateOnly? Earliest(
        IEnumerable<Contribution> contributions,
        Func<Contribution, DateTimeOffset?> when
    ) => contributions.Min(when) is { } at ? Day(at) : null;

    private static DateTimeOffset? Agreed(Contribution x) => x.Refused ? null : x.CommittedAt;

    private static DateTimeOffset? Received(Contribution x) =>
        x.State is ContributionState.Received or ContributionState.Verified
            ? x.Deliveries.Where(d => d.Side == DeliverySide.State).Max(d => (DateTimeOffset?)d.At)
            : null;

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
