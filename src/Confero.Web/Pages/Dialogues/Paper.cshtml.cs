using Confero.Dialogues;
using Confero.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>A background paper in one of its languages, to read and to print.</summary>
public sealed class PaperModel(DialogueQueries queries) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? InLanguage { get; set; }

    public Paper Paper => View.Papers.First(x => x.Id == Id);
    public PaperVersion Version => Paper.In(InLanguage ?? Language.Of(CultureInfo.CurrentUICulture).Tag);

    protected override bool Shows(DialogueView view) => view.Papers.Any(x => x.Id == Id);

    public async Task<IActionResult> OnGet() => await LoadAround() ? Page() : NotFound();
}
