using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair drafts a finding, ticks what supports it, and links what changed because of it.</summary>
public sealed class EditFindingModel(DialogueQueries queries) : DialoguePage(queries)
{
    private const int Short = 70;

    [BindProperty(SupportsGet = true, Name = "finding")]
    public string? FindingId { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = [];

    /// <summary>Kind and target of what supports it, as <c>poll:POL-…</c>.</summary>
    [BindProperty]
    public string[] Supports { get; set; } = [];

    /// <summary>Addresses of figures and activities, one a line.</summary>
    [BindProperty]
    public string? Figures { get; set; }

    [BindProperty]
    public string? Activities { get; set; }

    public Finding? Finding => View.Findings.FirstOrDefault(x => x.Id == FindingId);

    /// <summary>Everything of the series that a finding can rest on.</summary>
    public IEnumerable<SelectListItem> Choices =>
        View
            .Statements.Where(x => x.Text is not null)
            .Select(x => new SelectListItem(Cut(x.Text!), $"statement:{x.Id}"))
            .Concat(
                View.Proposals.SelectMany(p =>
                    p.Paragraphs.Select(
                        (x, i) => new SelectListItem($"{p.Title} §{i + 1}", $"paragraph:{p.Id}#{i + 1}")
                    )
                )
            )
            .Concat(View.Polls.Select(x => new SelectListItem(Cut(x.Text), $"poll:{x.Id}")))
            .Concat(View.Papers.Select(x => new SelectListItem(x.Versions[0].Title, $"paper:{x.Id}")));

    public async Task<IActionResult> OnGet()
    {
        if (!await LoadSeries() || !Standing.Manages || (FindingId is not null && Finding is null))
            return NotFound();
        if (Finding is not { } found)
            return Page();
        Texts = found.Texts.ToDictionary(x => x.Key, x => (string?)x.Value);
        Supports = [.. found.Supports.Select(x => $"{x.Kind}:{x.Target}")];
        Figures = Lines(found, "figure");
        Activities = Lines(found, "activity");
        return Page();
    }

    public Task<IActionResult> OnPost() =>
        Then(
            new SaveFinding(
                Id,
                FindingId,
                SeriesForm.Filled(Texts),
                [
                    .. Supports
                        .Select(x => x.Split(':', 2))
                        .Where(x => x.Length == 2)
                        .Select(x => new Support(x[0], x[1])),
                    .. Each(Figures).Select(x => new Support("figure", x)),
                    .. Each(Activities).Select(x => new Support("activity", x)),
                ]
            ),
            $"/dialogues/{Id}/trace",
            () => LoadSeries()
        );

    public Task<IActionResult> OnPostChange(string kind, string? reference, string? note) =>
        Then(
            new LinkChange(FindingId ?? "", kind ?? "", reference ?? "", note ?? ""),
            $"/dialogues/{Id}/trace",
            () => LoadSeries()
        );

    private static string Lines(Finding finding, string kind) =>
        string.Join('\n', finding.Supports.Where(x => x.Kind == kind).Select(x => x.Target));

    private static string[] Each(string? lines) =>
        (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Cut(string text) => text.Length <= Short ? text : $"{text[..Short]}…";
}
