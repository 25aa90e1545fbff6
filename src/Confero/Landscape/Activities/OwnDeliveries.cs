using Confero.Delivery;
using Confero.Disclosure;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// What was delivered through Confero itself, as activities: only cases everybody may see, only lines whose State lets
/// everybody read them, only what both sides say was received, and only once the case itself says so. Givers are not named: no consent of theirs covers that.
/// Computed anew each time, so that a State which narrows a case takes it out of here at once.
/// </summary>
internal static class OwnDeliveries
{
    /// <summary>The source these stand under.</summary>
    public const string SourceId = "CONFERO";

    public static async Task<IReadOnlyList<ActivityView>> Read(ConferoDb db, ProcessDefinitions processes)
    {
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .Include(x => x.Steps)
            .VisibleTo(Viewer.Public)
            .AsSplitQuery()
            .ToListAsync();
        var readable = new Dictionary<string, Request>();
        foreach (
            var request in requests.Where(x =>
                Decision.Decide(Viewer.Public, x.Disclosure()).Sees(Section.Needs)
            )
        )
        {
            var process = await processes.Version(db, request.ProcessCode, request.ProcessVersion);
            if (VisibleProgress.Of(request, process).ReceivedAt is not null)
                readable[request.Id] = request;
        }
        var ids = readable.Keys.ToList();
        var contributions = await db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .Where(x => ids.Contains(x.RequestId))
            .ToListAsync();
        var regions = await db.Set<Party>()
            .AsNoTracking()
            .Where(x => x.Kind == "state")
            .ToDictionaryAsync(x => x.Id, x => x.Region);
        return
        [
            .. contributions
                .Where(x => x.State is ContributionState.Received or ContributionState.Verified)
                .GroupBy(x => x.NeedId)
                .Select(x => View(readable[x.First().RequestId], x.Key, [.. x], regions))
                .OfType<ActivityView>()
                .OrderByDescending(x => x.To)
                .ThenBy(x => x.Id, StringComparer.Ordinal),
        ];
    }

    private static ActivityView? View(
        Request request,
        string needId,
        List<Contribution> received,
        Dictionary<string, string?> regions
    )
    {
        if (request.Needs.Find(x => x.Id == needId) is not { } need)
            return null;
        var days = received
            .SelectMany(x => x.Deliveries)
            .Where(x => x.Side == DeliverySide.State)
            .Select(x => x.On)
            .ToList();
        return new ActivityView
        {
            Id = need.Id,
            Identifier = need.Id,
            SourceId = SourceId,
            RequestId = request.Id,
            Titles = new Dictionary<string, string> { [request.Language] = need.Title },
            Status = ActivityStatus.Finished,
            From = days.Min(),
            To = days.Max(),
            Kind = need.Kind,
            Stage = need.Stage,
            Places = [request.PartyId],
            Regions = regions.GetValueOrDefault(request.PartyId) is { } region ? [region] : [],
            Subject = Nearness.On,
            Answered = true,
            Flows =
            [
                .. received
                    .Where(x => x.Amount is not null && x.Currency is not null)
                    .Select(x => new FlowView(
                        FlowKind.Disbursement,
                        days.Max(),
                        DeliveryStatement.Total(x.Deliveries, DeliverySide.State) ?? 0,
                        x.Currency,
                        null,
                        null,
                        Counting.Counted
                    )),
            ],
        };
    }

    /// <summary>Whether one of them stands in a filtered list.</summary>
    public static bool Fits(ActivityView activity, ActivityFilter filter, IReadOnlyList<string> regions) =>
        (filter.SourceId is null || filter.SourceId == SourceId)
        && (
            filter.Place is null
            || activity.Places.Contains(filter.Place)
            || activity.Regions.Any(regions.Contains)
        )
        && (filter.Status is null || filter.Status == activity.Status)
        && (filter.Stage is null || filter.Stage == activity.Stage)
        && (filter.Since is null || activity.To?.Year >= filter.Since)
        && (filter.Until is null || activity.From?.Year <= filter.Until)
        && !filter.Unanswered
        && (filter.Text ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                activity.Titles.Values.Any(x => x.Contains(word, StringComparison.OrdinalIgnoreCase))
            );
}
