using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>One session: when and where for the reader and the host, and its agenda.</summary>
public sealed class SessionModel(DialogueQueries queries) : DialoguePage(queries)
{
    public DialogueSession Session => View.Sessions.First(x => x.Id == Id);

    protected override bool Shows(DialogueView view) => view.Sessions.Any(x => x.Id == Id);

    public async Task<IActionResult> OnGet() => await LoadAround() ? Page() : NotFound();
}
