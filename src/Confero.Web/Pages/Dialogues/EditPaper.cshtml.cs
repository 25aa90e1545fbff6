using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair or a party gives a background paper, one language after the other.</summary>
public sealed class EditPaperModel(DialogueQueries queries) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true, Name = "paper")]
    public string? PaperId { get; set; }

    [BindProperty]
    public string? Author { get; set; }

    [BindProperty]
    public string Lang { get; set; } = "en";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    private Paper? Stored => View.Papers.FirstOrDefault(x => x.Id == PaperId);

    public async Task<IActionResult> OnGet([FromQuery(Name = "in")] string? language)
    {
        if (!await LoadSeries() || !(Standing.Manages || Standing.Speaks))
            return NotFound();
        Lang = language ?? Series.Languages[0];
        if (PaperId is not null && Stored is null)
            return NotFound();
        Author = Stored?.Author;
        if (Stored?.Versions.Find(x => x.Language == Lang) is { } version)
            (Title, Text, Link) = (version.Title, version.Text, version.Link);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await LoadSeries())
            return NotFound();
        var version = new PaperVersion(
            Lang,
            Title ?? "",
            Text,
            string.IsNullOrWhiteSpace(Link) ? null : Link
        );
        var others = Stored?.Versions.Where(x => x.Language != Lang) ?? [];
        return await Then(
            new SavePaper(Id, PaperId, Author, [.. others, version]),
            $"/dialogues/papers/{{id}}?in={Lang}",
            () => LoadSeries()
        );
    }
}
