using Confero.Disclosure;
using Confero.Landscape.Activities;
using Confero.Web.Components;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Landscape;

/// <summary>Who does what where: as a list, on a line of time, by money, and on a map.</summary>
public sealed class ActivitiesModel(
    ActivityQueries activities,
    FundingQueries funding,
    ImportQueries imports,
    Names names,
    TimeProvider clock
) : ConferoPage
{
    /// <summary>The ways to look at the same activities.</summary>
    public static readonly string[] Views = ["list", "time", "funding", "map"];

    public ActivityQuestion Question { get; private set; } = new();
    public string View { get; private set; } = "list";
    public Page<ActivityView> List { get; private set; } = new([], null);
    public IReadOnlyList<ActivityView> OnLine { get; private set; } = [];
    public Funding Funding { get; private set; } = new([], [], new Dictionary<Counting, int>());
    public string? Currency { get; private set; }
    public IReadOnlyList<PlaceCount> Places { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Sources { get; private set; } =
        new Dictionary<string, string>();
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task OnGet([FromQuery] ActivityQuestion question, string? view, string? currency)
    {
        Question = question;
        View = Array.Find(Views, x => x == view) ?? "list";
        Sources = (await imports.Sources()).ToDictionary(x => x.Source.Id, x => x.Source.Name);
        var filter = question.ToFilter();
        switch (View)
        {
            case "time":
                OnLine = await activities.OnTimeLine(filter);
                break;
            case "funding":
                Funding = await funding.Read(filter);
                var known = Funding
                    .Years.GroupBy(x => x.Currency)
                    .OrderByDescending(x => x.Sum(y => y.Flows))
                    .Select(x => x.Key)
                    .ToList();
                Currency = known.Contains(currency ?? "") ? currency : known.FirstOrDefault();
                break;
            case "map":
                Places = await activities.ByPlace(filter);
                break;
            default:
                List = await activities.List(filter);
                break;
        }
    }

    /// <summary>The name of a State or region.</summary>
    public async Task<string> Place(string code)
    {
        var terms = await names.Terms();
        return terms.Has("states", code) ? terms.Name("states", code, names.LanguageTag)
            : terms.Has("regions", code) ? terms.Name("regions", code, names.LanguageTag)
            : await names.Party(code);
    }

    public async Task<string> PlacesOf(ActivityView activity)
    {
        var found = new List<string>();
        foreach (var place in activity.Places.Take(6))
            found.Add(await Place(place));
        if (activity.Places.Count > 6)
            found.Add(T["activities.more-places", activity.Places.Count - 6]);
        return string.Join(T["app.list-separator"], found);
    }

    public string SourceName(string id) =>
        id == "CONFERO" ? T["activities.own"]
        : id == ActivitySource.Published ? T["nav.cases"]
        : Sources.GetValueOrDefault(id, id);

    /// <summary>Points of regions, for the map.</summary>
    public async Task<IReadOnlyList<Place>> Points()
    {
        var points = new List<Place>();
        foreach (
            var region in Places
                .Where(x => x.Region is not null)
                .GroupBy(x => x.Region!)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
        )
            if (Countries.Point(region.Key) is var (latitude, longitude))
                points.Add(new Place(await Place(region.Key), latitude, longitude, region.Sum(x => x.Count)));
        return points;
    }

    public IEnumerable<SelectListItem> SourceChoices() =>
        Choices.With(
            T["form.all"],
            Sources
                .Keys.Select(x => new SelectListItem(SourceName(x), x))
                .OrderBy(x => x.Text, StringComparer.CurrentCulture)
        );

    public async Task<IEnumerable<SelectListItem>> PlaceChoices()
    {
        var terms = await names.Terms();
        return Choices.Of(terms, "regions", names.LanguageTag, T["form.all"]);
    }
}
