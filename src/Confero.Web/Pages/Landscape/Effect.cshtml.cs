using Confero.Landscape.Gaps;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>How fair and how effective the mechanism is; with a year, the annual report to print.</summary>
public sealed class EffectModel(EffectQueries effects, GapQueries gaps, TimeProvider clock) : ConferoPage
{
    /// <summary>The year of the report; null for everything since the beginning.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public Effect Effect { get; private set; } = null!;
    public IReadOnlyList<GapCount> Counts { get; private set; } = [];
    public int ThisYear => clock.GetUtcNow().Year;

    public async Task OnGet()
    {
        Effect = await effects.Read(Viewer, Year);
        Counts =
            (await gaps.History(Viewer)).LastOrDefault(x => Year is null || x.Day.Year <= Year)?.Counts ?? [];
    }

    public string Said(Duration? duration) =>
        duration is null
            ? T["effect.withheld"]
            : T[
                "effect.duration",
                T.Count("gaps.days", duration.Median),
                T.Count("gaps.days", duration.Longest)
            ];

    public string Said(Share? share) =>
        share is null ? T["effect.withheld"] : T["effect.share", share.Percent, share.Part, share.Whole];
}
