using Confero.Packages;
using Confero.Requests;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Packages;

/// <summary>One package as a whole: what it covers, what it costs, when it happens, and what happens without one partner.</summary>
public sealed class PackageModel(PackageAnalyses analyses, RequestQueries requests, TimeProvider clock)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public PackageAnalysis View { get; private set; } = null!;
    public RequestView Case { get; private set; } = null!;
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The contributions that still may become something.</summary>
    public IReadOnlyList<ContributionView> Parts =>
        [.. View.Package.Contributions.Where(x => x.State != ContributionState.Refused)];

    public async Task<IActionResult> OnGet()
    {
        if (await analyses.Get(Viewer, Id) is not { } found)
            return NotFound();
        View = found;
        Case = (await requests.Get(Viewer, found.Package.RequestId))!;
        return Page();
    }

    /// <summary>Number and title of a line.</summary>
    public string Line(string needId) =>
        View.Coverage.FirstOrDefault(x => x.NeedId == needId) is { } line
            ? $"{line.Line}. {line.Title}"
            : needId;

    /// <summary>The rows of the plan of days; what has no dates is not in it.</summary>
    public IReadOnlyList<GanttRow> Rows(Func<ContributionView, string> label) =>
        [
            .. Parts
                .Where(x => x is { From: not null, To: not null })
                .OrderBy(x => x.From)
                .Select(x => new GanttRow(x.Id, label(x), x.From!.Value, x.To!.Value, SeriesOf(x.State))),
        ];

    /// <summary>Arrows between parts whose lines rest on each other.</summary>
    public IReadOnlyList<(string Before, string After)> Links =>
        [
            .. View
                .Prerequisites.Where(x => x.Relation == "before")
                .SelectMany(x =>
                    Parts
                        .Where(b => b.NeedId == x.OnNeedId)
                        .SelectMany(b => Parts.Where(a => a.NeedId == x.NeedId).Select(a => (b.Id, a.Id)))
                ),
        ];

    private static int SeriesOf(ContributionState state) =>
        state switch
        {
            ContributionState.Received or ContributionState.Verified or ContributionState.Settled => 1,
            ContributionState.Proposed => 2,
            _ => 0,
        };
}
