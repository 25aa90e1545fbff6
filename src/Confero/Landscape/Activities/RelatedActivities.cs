using Confero.Disclosure;
using Confero.Matching;
using Confero.Matching.Text;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// What is already done, or was done, on the subject of a request in the same State and its region: to avoid doing it
/// twice, and to build on it. Shown to the asking State alone; computed when it looks, from what is public, and kept
/// nowhere, so that a draft leaves no trace.
/// </summary>
public sealed class RelatedActivities(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes
)
{
    private const int Years = 7;
    private const int Compared = 400;
    private const int Shown = 8;
    private const double Nearest = 0.08;

    private static readonly Lazy<Thesaurus> Words = new(() =>
        ThesaurusJson.Read(Embedded.Text("thesaurus", "thesaurus.json"))
    );

    /// <summary>What is related to a request, or to one line of it; null where the viewer does not act for its State.</summary>
    public async Task<RelatedList?> Of(Viewer viewer, string requestId, string? needId, DateOnly today)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Include(x => x.Needs)
            .SingleOrDefaultAsync(x => x.Id == requestId && x.PartyId == viewer.PartyId);
        if (request is null || !viewer.IsRegisteredParty || viewer.PartyId != request.PartyId)
            return null;
        var needs = request.Needs.Where(x => needId is null || x.Id == needId).ToList();
        var state = await db.Set<Party>().AsNoTracking().SingleAsync(x => x.Id == request.PartyId);
        var since = today.Year - Years;
        var near = await Near(db, request.PartyId, state.Region, since);
        var index = new TextIndex(Subjects.Spotter.Value, near.Select(Document));
        var text = string.Join('\n', needs.Select(x => $"{x.Title}\n{x.Description}").Prepend(request.Title));
        var stages = needs.Select(x => x.Stage).OfType<string>().Distinct().ToList();
        var byId = near.ToDictionary(x => x.Id);
        var hits = index
            .Search(text, [.. stages.Select(x => new ConceptCode("stages", x))], Compared)
            .Where(x => x.SharedCodes.Count > 0 || x.Parts.Concepts >= Nearest)
            .Select(x => Related(byId[x.Id], x, request.PartyId, today))
            .OrderByDescending(x => x.SameState)
            .ToList();
        return new RelatedList(since, state.Region, hits.Count, [.. hits.Take(Shown)]);
    }

    /// <summary>Names of the concepts that two texts share, for showing why.</summary>
    public static string Label(ConceptCode concept, string language) =>
        Words.Value.Preferred(concept, language) ?? concept.Code;

    private async Task<List<ActivityView>> Near(ConferoDb db, string state, string? region, int since)
    {
        var terms = await taxonomies.Current(db);
        var around = region is null
            ? []
            : (List<string>)[region, .. terms.RegionAndAbove(region).Skip(1).Take(1)];
        var first = new DateOnly(since, 1, 1);
        var rows = await db.Set<Activity>()
            .AsNoTracking()
            .Where(x => x.Subject == Nearness.On)
            .Where(x => x.To == null || x.To >= first)
            .Where(x => x.Places.Any(p => p.Code == state || (p.Region != null && around.Contains(p.Region))))
            .OrderByDescending(x => x.From)
            .ThenBy(x => x.Id)
            .Take(Compared)
            .Include(x => x.Places)
            .ToListAsync();
        return
        [
            .. rows.Select(x => ActivityView.Of(x)),
            .. (await OwnDeliveries.Read(db, processes)).Where(x =>
                x.To >= first && (x.Places.Contains(state) || x.Regions.Any(around.Contains))
            ),
        ];
    }

    private static TextDocument Document(ActivityView activity) =>
        new(
            activity.Id,
            string.Join('\n', activity.Titles.Values.Concat(activity.Descriptions.Values)),
            activity.Stage is null ? [] : [new ConceptCode("stages", activity.Stage)]
        );

    private static RelatedActivity Related(ActivityView activity, TextHit hit, string state, DateOnly today)
    {
        var same = activity.Places.Contains(state);
        var running =
            activity.Status == ActivityStatus.Running || (activity.From <= today && activity.To >= today);
        return new(
            activity,
            same,
            same && running && hit.SharedCodes.Count > 0,
            [.. hit.SharedCodes],
            [.. hit.SharedConcepts.Except(hit.SharedCodes).Take(4)]
        );
    }
}

/// <summary>What is related to a draft.</summary>
/// <param name="Since">The first year that was looked at.</param>
/// <param name="Region">M49 code of the region that was looked at beside the State itself.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record RelatedList(int Since, string? Region, int Count, IReadOnlyList<RelatedActivity> Items);

/// <summary>An activity that is related to a draft, and why.</summary>
/// <param name="MayBeTheSame">It runs now, in the same State, on the same stage: perhaps the need is already being met.</param>
/// <param name="Stages">Stages both name.</param>
/// <param name="Concepts">Other subjects both texts speak of.</param>
public sealed record RelatedActivity(
    ActivityView Activity,
    bool SameState,
    bool MayBeTheSame,
    IReadOnlyList<ConceptCode> Stages,
    IReadOnlyList<ConceptCode> Concepts
);
