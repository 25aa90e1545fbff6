using Confero.Acts;
using Confero.Dialogues;
using Confero.Languages;
using Confero.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Dialogues;

/// <summary>What pages of dialogues share: the series as its reader sees it, texts in the reader's language, times in the reader's zone.</summary>
public abstract class DialoguePage(DialogueQueries queries) : ConferoPage
{
    protected DialogueQueries Queries { get; } = queries;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public DialogueView View { get; private set; } = null!;
    public Series Series => View.Series;
    public Standing Standing => View.Standing;
    public string Zone { get; private set; } = "Etc/UTC";

    private static string Tag => Language.Of(CultureInfo.CurrentUICulture).Tag;

    /// <summary>A text in the reader's language where there is one.</summary>
    public static Chosen In(IReadOnlyDictionary<string, string> texts) => Chosen.Of(texts, Tag);

    /// <summary>The six languages, each by its own name.</summary>
    public static IEnumerable<SelectListItem> Languages =>
        Language.All.Select(x => new SelectListItem(x.OwnName, x.Tag));

    /// <summary>The crumbs down to this series.</summary>
    public IReadOnlyList<Components.Crumb> Crumbs(bool own = true) =>
        own
            ? [new(T["nav.dialogues"], "/dialogues"), new(In(Series.Titles).Text, $"/dialogues/{Series.Id}")]
            : [new(T["nav.dialogues"], "/dialogues")];

    /// <summary>A stretch of time as a zone's clocks show it.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to, string zone)
    {
        var (a, b) = (InZone(from, zone), InZone(to, zone));
        var end = a.Date == b.Date ? b.ToString("HH:mm", CultureInfo.CurrentCulture) : Text(b);
        return $"{Text(a)} – {end}";
    }

    public static DateTimeOffset InZone(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>An instant in the reader's zone.</summary>
    public string When(DateTimeOffset at) => Text(InZone(at, Zone));

    private static string Text(DateTimeOffset at) =>
        at.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>Loads the series of this id.</summary>
    protected async Task<bool> LoadSeries(string? id = null) =>
        await Load(await Queries.Get(Viewer, id ?? Id));

    /// <summary>Loads the series around the thing of this page's id; false when it is not the kind of thing the page shows.</summary>
    protected async Task<bool> LoadAround() => await Load(await Queries.Around(Viewer, Id)) && Shows(View);

    /// <summary>Whether the page's id names something of its kind within the series.</summary>
    protected virtual bool Shows(DialogueView view) => true;

    /// <summary>Does an act and goes on, or shows the page again with what was refused.</summary>
    protected async Task<IActionResult> Then(Act act, string next, Func<Task<bool>> load)
    {
        if (Viewer.IsPublic)
            return Challenge();
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect(next.Replace("{id}", outcome.Id, StringComparison.Ordinal));
        return await load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load(DialogueView? view)
    {
        View = view!;
        if (view is null)
            return false;
        if (!Viewer.IsPublic)
            Zone = (
                await HttpContext.RequestServices.GetRequiredService<NoticeQueries>().Choice(Viewer)
            ).Zone;
        return true;
    }
}

/// <summary>Fields for one text in several languages.</summary>
/// <param name="Name">Name of the fields, which the language follows in brackets.</param>
/// <param name="Area">Whether the texts are long.</param>
public sealed record LanguageFields(
    string Name,
    string Label,
    IReadOnlyList<string> Languages,
    Dictionary<string, string?> Texts,
    bool Area
);
