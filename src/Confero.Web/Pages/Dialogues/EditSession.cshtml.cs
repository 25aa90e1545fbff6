using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair sets a session or moves it.</summary>
public sealed class EditSessionModel(DialogueQueries queries) : DialoguePage(queries)
{
    private const string Local = "yyyy-MM-dd'T'HH:mm";

    [BindProperty(SupportsGet = true, Name = "session")]
    public string? SessionId { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Titles { get; set; } = [];

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? HostZone { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    public static IEnumerable<string> Zones =>
        NodaTime.DateTimeZoneProviders.Tzdb.Ids.Where(x => x.Contains('/', StringComparison.Ordinal));

    public async Task<IActionResult> OnGet()
    {
        if (!await LoadSeries() || !Standing.Manages)
            return NotFound();
        HostZone = Zone;
        if (View.Sessions.FirstOrDefault(x => x.Id == SessionId) is not { } session)
            return SessionId is null ? Page() : NotFound();
        Titles = session.Titles.ToDictionary(x => x.Key, x => (string?)x.Value);
        HostZone = session.Zone;
        Starts = InZone(session.StartsAt, session.Zone).ToString(Local, CultureInfo.InvariantCulture);
        Ends = InZone(session.EndsAt, session.Zone).ToString(Local, CultureInfo.InvariantCulture);
        (Place, Link) = (session.Place, session.Link);
        return Page();
    }

    public Task<IActionResult> OnPost() =>
        Then(
            new SaveSession(
                Id,
                SessionId,
                new SessionInput(
                    SeriesForm.Filled(Titles),
                    Starts ?? "",
                    Ends ?? "",
                    HostZone ?? "",
                    Place,
                    string.IsNullOrWhiteSpace(Link) ? null : Link
                )
            ),
            $"/dialogues/{Id}/chair#sessions",
            () => LoadSeries()
        );
}
