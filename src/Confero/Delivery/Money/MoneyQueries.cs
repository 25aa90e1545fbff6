using Confero.Disclosure;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery.Money;

/// <summary>
/// Reads money for a viewer: the own party's flows, and those of cases whose money section the viewer may see. Every figure
/// is made of the very flows shown beneath it.
/// </summary>
public sealed class MoneyQueries(IDbContextFactory<ConferoDb> databases, TaxonomyStore taxonomies)
{
    public async Task<MoneyView> Read(Viewer viewer, MoneyFilter filter)
    {
        if (!viewer.ReadsForSecretariat && !viewer.IsRegisteredParty)
            return new MoneyView(FlowTotal.Nothing, [], [], [], []);
        await using var db = await databases.CreateDbContextAsync();
        var all = await db.Set<Flow>()
            .AsNoTracking()
            .OrderByDescending(x => x.On)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var caseIds = all.Select(x => x.RequestId).OfType<string>().Distinct().ToList();
        var cases = await db.Set<Request>()
            .AsNoTracking()
            .Where(x => caseIds.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var terms = await taxonomies.Current(db);
        var regions = filter.StateId is null
            ? []
            : terms.RegionAndAbove(
                await db.Set<Party>()
                    .Where(x => x.Id == filter.StateId)
                    .Select(x => x.Region)
                    .SingleOrDefaultAsync()
            );
        if (filter.RequestId is not null && !Knows(viewer, filter.RequestId, cases))
            return new MoneyView(FlowTotal.Nothing, [], [], [], []);
        var visible = all.FindAll(x => Sees(viewer, x, cases));
        var chosen = visible
            .Where(x => Matches(viewer, x, filter, cases, regions))
            .Select(x =>
                (
                    Flow: x,
                    Count: x.Counted(terms.MinorUnits(x.Currency), Owner(x, cases), IsShared(x, filter))
                )
            )
            .ToList();
        return new MoneyView(
            FlowTotals.Of(chosen.Select(x => x.Count)),
            Parts(chosen, x => x.On.Year.ToString(CultureInfo.InvariantCulture)),
            Parts(chosen, x => x.Currency),
            Parts(chosen, x => x.FromId),
            [
                .. chosen.Select(x =>
                    Row(x.Flow, x.Count, visible, terms, Knows(viewer, x.Flow.RequestId, cases))
                ),
            ]
        );
    }

    /// <summary>Which of these flows the viewer may see; for notices and lists elsewhere.</summary>
    internal async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await Read(viewer, new MoneyFilter()))
            .Flows.Where(x => ids.Contains(x.Id))
            .Select(x => x.Id)
            .ToHashSet();

    private static bool Sees(Viewer viewer, Flow flow, Dictionary<string, Request> cases)
    {
        if (viewer.IsRegisteredParty && (flow.FromId == viewer.PartyId || flow.ToId == viewer.PartyId))
            return true;
        if (flow.RequestId is not null)
            return Decision.Decide(viewer, cases[flow.RequestId].Disclosure()).Sees(Section.Money);
        return viewer.ReadsForSecretariat
            || (flow.Earmark == FlowEarmark.State && flow.EarmarkCode == viewer.PartyId);
    }

    /// <summary>Whether the viewer may know the case; money that went through a party does not tell it which case it was for.</summary>
    private static bool Knows(Viewer viewer, string? requestId, Dictionary<string, Request> cases) =>
        requestId is not null
        && cases.TryGetValue(requestId, out var request)
        && Decision.Decide(viewer, request.Disclosure()).Exists;

    private static bool Matches(
        Viewer viewer,
        Flow flow,
        MoneyFilter filter,
        Dictionary<string, Request> cases,
        IReadOnlyList<string> regions
    ) =>
        (filter.RequestId is null || flow.RequestId == filter.RequestId)
        && (filter.ProviderId is null || flow.FromId == filter.ProviderId)
        && (filter.Year is null || flow.On.Year == filter.Year)
        && (
            filter.StateId is null
            || (Owner(flow, cases) == filter.StateId && Knows(viewer, flow.RequestId, cases))
            || (flow.Earmark == FlowEarmark.State && flow.EarmarkCode == filter.StateId)
            || (flow.Earmark == FlowEarmark.Region && regions.Contains(flow.EarmarkCode))
        );

    private static bool IsShared(Flow flow, MoneyFilter filter) =>
        filter.StateId is not null && flow.Earmark == FlowEarmark.Region;

    private static string? Owner(Flow flow, Dictionary<string, Request> cases) =>
        flow.RequestId is null ? null : cases[flow.RequestId].PartyId;

    private static List<MoneyPart> Parts(
        List<(Flow Flow, CountedFlow Count)> flows,
        Func<Flow, string> key
    ) =>
        [
            .. FlowTotals
                .Split(flows.Select(x => x.Count))
                .Zip(flows, (part, x) => (Part: part, Key: key(x.Flow)))
                .GroupBy(x => x.Key, x => x.Part)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new MoneyPart(x.Key, FlowTotals.Add(x))),
        ];

    private static FlowRow Row(Flow flow, CountedFlow count, List<Flow> visible, Taxonomies terms, bool known)
    {
        var below = visible.Where(x => x.ParentId == flow.Id && x.Relation == FlowRelation.Realises);
        return new FlowRow(
            flow.Id,
            flow.Status,
            flow.FromId,
            flow.ToId,
            flow.Earmark,
            flow.EarmarkCode,
            known ? flow.RequestId : null,
            flow.Amount,
            flow.Currency,
            flow.Rate,
            flow.RateOn,
            flow.OwnRate,
            count.Dollars,
            flow.On,
            flow.ParentId,
            flow.Relation,
            flow.Note,
            count.Boundary,
            count.Shared,
            count.Cancelled,
            flow.CancelReason,
            flow.ConfirmedAt,
            flow.Status == FlowStatus.Payment
                ? null
                : FlowTotals.Left(count, below.Select(x => x.Counted(terms.MinorUnits(x.Currency), null)))
        );
    }
}
