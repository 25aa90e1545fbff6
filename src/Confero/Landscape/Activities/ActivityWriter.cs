using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>Takes activities in, some at a time: new ones, those that changed, and nothing for those that did not.</summary>
internal sealed class ActivityWriter(
    ConferoDb db,
    ActivitySource source,
    Countries countries,
    Taxonomies taxonomies,
    DateTimeOffset now
)
{
    private const int MostLookup = 2_000;

    /// <summary>What became of the drafts of a batch; each identifier once.</summary>
    public async Task<WrittenBatch> Write(IReadOnlyList<ActivityDraft> drafts)
    {
        var identifiers = drafts.Select(x => x.Identifier).ToList();
        var stored = await db.Set<Activity>()
            .Include(x => x.Places)
            .Where(x => identifiers.Contains(x.Identifier))
            .ToDictionaryAsync(x => x.Identifier, StringComparer.Ordinal);
        var written = new WrittenBatch();
        foreach (var draft in drafts)
            await Write(draft, stored, written);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return written;
    }

    private async Task Write(ActivityDraft draft, Dictionary<string, Activity> stored, WrittenBatch written)
    {
        var hash = draft.Hash();
        if (!stored.TryGetValue(draft.Identifier, out var activity))
        {
            activity = new Activity
            {
                Id = Ids.Activity(),
                SourceId = source.Id,
                Identifier = draft.Identifier,
                Hash = hash,
            };
            Fill(activity, draft);
            db.Add(activity);
            written.Added++;
            return;
        }
        if (activity.SourceId != source.Id)
        {
            written.Elsewhere++;
            return;
        }
        if (activity.Hash == hash)
        {
            written.Unchanged++;
            return;
        }
        await db.Set<ActivityFlow>().Where(x => x.ActivityId == activity.Id).ExecuteDeleteAsync();
        await db.Set<ActivityLink>().Where(x => x.ActivityId == activity.Id).ExecuteDeleteAsync();
        written.Updated++;
        activity.Hash = hash;
        Fill(activity, draft);
    }

    private void Fill(Activity activity, ActivityDraft draft)
    {
        activity.Titles = new(draft.Titles);
        activity.Descriptions = new(draft.Descriptions);
        activity.Reporter = draft.Reporter;
        activity.Status = draft.Status;
        activity.From = draft.From;
        activity.To = draft.To;
        activity.Hierarchy = draft.Hierarchy;
        activity.Sectors = [.. draft.Sectors];
        activity.Parties = [.. draft.Parties];
        activity.Links = [.. draft.Addresses];
        activity.Kind = draft.Kind;
        activity.Stage = draft.Stage;
        activity.ReadAt = now;
        activity.Lookup = Lookup(draft);
        if (source.Form == SourceForm.Shipped)
            activity.Suggested = Nearness.On;
        else
            Suggest(activity, draft);
        activity.Subject = activity.Answered ?? activity.Suggested;
        SetPlaces(activity, draft);
        var number = 0;
        foreach (var flow in draft.Flows)
            db.Add(Flow(activity.Id, flow, number++));
        foreach (var link in draft.Links)
            db.Add(
                new ActivityLink
                {
                    Id = Ids.Row(),
                    ActivityId = activity.Id,
                    Upper = link.Upper,
                    Lower = link.Lower,
                    Funds = link.Funds,
                }
            );
    }

    private static void Suggest(Activity activity, ActivityDraft draft)
    {
        var (nearness, words) = SubjectSuggestion.Of(draft.Titles, draft.Descriptions);
        (activity.Suggested, activity.Words) = (nearness, [.. words]);
    }

    private void SetPlaces(Activity activity, ActivityDraft draft)
    {
        activity.Places.RemoveAll(x => !draft.Places.Any(p => p.Code == x.Code && p.Percent == x.Percent));
        foreach (var place in draft.Places.Where(p => !activity.Places.Exists(x => x.Code == p.Code)))
            activity.Places.Add(
                new ActivityPlace
                {
                    ActivityId = activity.Id,
                    Code = place.Code,
                    IsRegion = place.IsRegion,
                    Region = place.IsRegion ? place.Code : countries.RegionOf(place.Code),
                    Percent = place.Percent,
                }
            );
    }

    private ActivityFlow Flow(string activityId, FlowDraft flow, int number)
    {
        var digits = flow.Currency is null
            ? 2
            : taxonomies.Find("currencies", flow.Currency)?.MinorUnits ?? 2;
        return new ActivityFlow
        {
            Id = $"{activityId}-{number.ToString(CultureInfo.InvariantCulture)}",
            ActivityId = activityId,
            Kind = flow.Kind,
            On = flow.On,
            Year = flow.On?.Year,
            Amount = FlowMoney.Minor(flow.Value, digits),
            Currency = flow.Currency,
            Provider = flow.Provider,
            Receiver = flow.Receiver,
            Counting = CountedOnce.Alone(flow.Kind, flow.Currency, flow.On),
        };
    }

    private static string Lookup(ActivityDraft draft)
    {
        var text = string.Join(
                ' ',
                draft
                    .Titles.Values.Append(draft.Identifier)
                    .Append(draft.Reporter)
                    .Concat(draft.Parties.Select(x => x.Name))
            )
            .ToLowerInvariant();
        return text.Length > MostLookup ? text[..MostLookup] : text;
    }
}

/// <summary>What became of a batch of drafts.</summary>
internal sealed class WrittenBatch
{
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Elsewhere { get; set; }
}
