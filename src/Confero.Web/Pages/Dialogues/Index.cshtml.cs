using Confero.Dialogues;

namespace Confero.Web.Pages.Dialogues;

/// <summary>Series of dialogues, those with the nearest session first.</summary>
public sealed class IndexModel(DialogueQueries queries) : ConferoPage
{
    public IReadOnlyList<SeriesRow> Series { get; private set; } = [];

    public async Task OnGet() => Series = await queries.List(Viewer);
}
