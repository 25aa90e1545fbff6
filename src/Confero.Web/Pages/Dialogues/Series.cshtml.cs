using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>One series: sessions with their agenda, papers, who takes part, findings.</summary>
public sealed class SeriesModel(DialogueQueries queries) : DialoguePage(queries)
{
    public async Task<IActionResult> OnGet() => await LoadSeries() ? Page() : NotFound();

    public Task<IActionResult> OnPostLeave() =>
        Then(new LeaveSeries(Id), $"/dialogues/{Id}", () => LoadSeries());
}
