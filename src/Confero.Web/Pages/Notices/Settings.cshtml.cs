using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Notices.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>A member chooses how word comes, and opens or closes the calendar address.</summary>
public sealed class NoticeSettingsModel(
    NoticeQueries notices,
    CalendarQueries calendars,
    MailSettings mail,
    TimeProvider clock
) : ConferoPage
{
    [BindProperty]
    public Dictionary<string, string> Cadences { get; set; } = [];

    [BindProperty]
    public string Language { get; set; } = "";

    [BindProperty]
    public string Zone { get; set; } = "";

    [BindProperty]
    public int Hour { get; set; }

    [BindProperty]
    public string WeeklyOn { get; set; } = "";

    /// <summary>When the calendar address that stands now was made.</summary>
    public DateTimeOffset? CalendarSince { get; private set; }

    /// <summary>The address, shown once, right after it was made.</summary>
    public Uri? CalendarAddress { get; private set; }

    /// <summary>A day of the present week with each name, to write the names of days.</summary>
    public IEnumerable<(DayOfWeek Day, string Name)> Days =>
        Enumerable
            .Range(0, 7)
            .Select(x => clock.GetUtcNow().AddDays(x))
            .OrderBy(x => ((int)x.DayOfWeek + 6) % 7)
            .Select(x => (x.DayOfWeek, x.ToString("dddd", CultureInfo.CurrentCulture)));

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new ChooseNotices(Cadences, Language ?? "", Zone ?? "", Hour, WeeklyOn ?? ""));
        if (outcome.Done)
            return Redirect("/notices/settings");
        CalendarSince = await calendars.OpenSince(Viewer);
        return Refused(outcome);
    }

    public async Task<IActionResult> OnPostRenew()
    {
        var token = CalendarToken.New();
        var outcome = await Do(new RenewCalendar(CalendarToken.Hash(token)));
        await Load();
        if (outcome is { Done: true, Repeated: false })
            CalendarAddress = new Uri(mail.Site, CalendarToken.PathOf(token));
        return Refused(outcome);
    }

    public async Task<IActionResult> OnPostEnd()
    {
        await Do(new EndCalendar());
        return Redirect("/notices/settings");
    }

    private async Task Load()
    {
        var choice = await notices.Choice(Viewer);
        Cadences = Topics.All.ToDictionary(JsonNames.Of, x => JsonNames.Of(choice.Of(x)));
        Language = Current.Member!.Language;
        (Zone, Hour, WeeklyOn) = (choice.Zone, choice.Hour, JsonNames.Of(choice.WeeklyOn));
        CalendarSince = await calendars.OpenSince(Viewer);
    }
}
