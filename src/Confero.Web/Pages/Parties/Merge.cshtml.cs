using Confero.Acts;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Parties;

/// <summary>One merge of two entries: what it would do, the answers, and the way back.</summary>
public sealed class MergeModel(MergeQueries merges) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public MergePreview View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswer(bool agrees) => Then(new AnswerMerge(Id, agrees));

    public Task<IActionResult> OnPostUndo() => Then(new UndoMerge(Id));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect(await Load() ? $"/parties/merges/{Id}" : "/my");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await merges.Preview(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
