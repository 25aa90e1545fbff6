using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair writes the summary, two languages side by side, and states what is agreed.</summary>
public sealed class EditSummaryModel(DialogueQueries queries, TimeProvider clock) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true)]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Second { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Statement { get; set; } = [];

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    /// <summary>Languages of the series that have no summary yet.</summary>
    public IEnumerable<string> Missing => Series.Languages.Except(Series.Summary.Keys);
    public bool MayAgree => Series.State == SeriesState.Closed && Series.CommentsUntil <= clock.GetUtcNow();

    public async Task<IActionResult> OnGet()
    {
        if (!await Prepare())
            return NotFound();
        Texts = Series.Summary.ToDictionary(x => x.Key, x => (string?)x.Value);
        Statement = Series.Agreed.ToDictionary(x => x.Key, x => (string?)x.Value);
        ExpectedVersion = Series.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost() =>
        await Prepare()
            ? await Then(
                new SaveSummary(Id, Texts.ToDictionary(x => x.Key, x => x.Value ?? ""), ExpectedVersion),
                $"/dialogues/{Id}/summary/edit?first={First}&second={Second}",
                Prepare
            )
            : NotFound();

    public Task<IActionResult> OnPostAgree() =>
        Then(new AgreeSummary(Id, SeriesForm.Filled(Statement)), $"/dialogues/{Id}/summary", Prepare);

    private async Task<bool> Prepare()
    {
        if (!await LoadSeries() || !Standing.Chairs || Series.State == SeriesState.SummaryAgreed)
            return false;
        First ??= Series.Languages[0];
        Second ??=
            Missing.FirstOrDefault(x => x != First) ?? Series.Languages.FirstOrDefault(x => x != First);
        return true;
    }
}
