using Confero.Landscape.Gaps;
using Confero.Landscape.Reports;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>
/// How fair and how effective the mechanism is, of a year or of all. What rests on hidden things the secretariat alone
/// sees as it stands; others see it as the last report has it.
/// </summary>
public sealed class EffectModel(
    EffectQueries effects,
    GapQueries gaps,
    ReportQueries reports,
    TimeProvider clock
) : ConferoPage
{
    /// <summary>The year in which needs were asked for; null for everything since the beginning.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public Effect Effect { get; private set; } = null!;
    public IReadOnlyList<GapCount> Counts { get; private set; } = [];
    public int ThisYear => clock.GetUtcNow().Year;

    public async Task OnGet()
    {
        Effect = await effects.Read(Viewer, Year);
        var all = await reports.All();
        Latest = all.FirstOrDefault(x => x.Year == (Year ?? x.Year));
        Counts =
            (await gaps.History(Viewer)).LastOrDefault(x => Year is null || x.Day.Year <= Year)?.Counts ?? [];
    }

    /// <summary>The report of the year, or the newest of any.</summary>
    public ReportView? Latest { get; private set; }

    public string ReportedProviders =>
        Latest?.Figures is { Providers: { } providers, Concentration: { } level }
            ? Reported(T[$"effect.concentration.{level}.short", providers])
            : T["effect.withheld"];

    public string ReportedExperts =>
        Latest?.Figures is { Experts: { } experts, Nationalities: { } nationalities }
            ? Reported(
                T[
                    "effect.experts.short",
                    experts,
                    nationalities,
                    Latest.Figures.WomenPercent?.ToString(CultureInfo.CurrentCulture) ?? "–"
                ]
            )
            : T["effect.withheld"];

    public string Reported(MedianDays? days) =>
        days is null ? T["effect.withheld"] : Reported(T.Count("gaps.days", days.Days));

    public string Reported(MeanRating? mean) =>
        mean is null
            ? T["effect.withheld"]
            : Reported(T["effect.rating", mean.Rating.ToString("0.#", CultureInfo.CurrentCulture)]);

    public string Said(Share? share) =>
        share is null ? T["effect.withheld"] : T["effect.share", share.Percent, share.Part, share.Whole];

    private string Reported(string text) => T["effect.reported", text, Latest!.Year];
}
