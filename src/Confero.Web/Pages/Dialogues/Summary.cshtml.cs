using Confero.Dialogues;
using Confero.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The summary as a document to read and print, in one of its languages, with what parties said to it.</summary>
public sealed class SummaryModel(DialogueQueries queries, TimeProvider clock) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? InLanguage { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Lang { get; set; }

    /// <summary>The language it is shown in: the one asked for, the reader's, or the first there is.</summary>
    public string Shown =>
        InLanguage is not null && Series.Summary.ContainsKey(InLanguage)
            ? InLanguage
            : In(Series.Summary).Language;

    /// <summary>The language asked for, where the chair has not provided it.</summary>
    public string? Missing
    {
        get
        {
            var wanted = InLanguage ?? Language.Of(CultureInfo.CurrentUICulture).Tag;
            return wanted == Shown ? null : wanted;
        }
    }

    public IEnumerable<string> Paragraphs =>
        Series
            .Summary[Shown]
            .Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    public bool CommentsOpen => Series.CommentsUntil > clock.GetUtcNow() && Series.AgreedAt is null;

    public async Task<IActionResult> OnGet() => await Shows() ? Page() : NotFound();

    public Task<IActionResult> OnPost() =>
        Then(
            new RemarkOnSummary(Id, Kind ?? "", Text, Lang ?? ""),
            $"/dialogues/{Id}/summary#remarks",
            Shows
        );

    private async Task<bool> Shows() => await LoadSeries() && View.SummaryShown && Series.Summary.Count > 0;
}
