using Confero.Acts;
using Confero.Dialogues;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair's cockpit: everything that waits for the chair, and every next step, on one page.</summary>
public sealed class ChairModel(DialogueQueries queries, PartyQueries parties) : DialoguePage(queries)
{
    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Prepare() ? Page() : NotFound();

    public Task<IActionResult> OnPostMove(string step) => Do(new MoveSeries(Id, step ?? ""), "");

    public Task<IActionResult> OnPostSession(string session, string step) =>
        Do(new MoveSession(session ?? "", step ?? ""), "#sessions");

    public Task<IActionResult> OnPostQuestion(string question, string step) =>
        Do(new MoveQuestion(question ?? "", step ?? ""), "#sessions");

    public Task<IActionResult> OnPostInvite(string[] parties) =>
        Do(new InviteToSeries(Id, parties), "#parties");

    public Task<IActionResult> OnPostDecide(string party, string decision) =>
        Do(new DecideRegistration(Id, party ?? "", decision ?? ""), "#parties");

    public Task<IActionResult> OnPostRelease(string question) =>
        Do(new ReleaseBatch(question ?? ""), "#boxes");

    public Task<IActionResult> OnPostComments(DateOnly until) =>
        Do(new AskForComments(Id, until, Zone), "#summary");

    private async Task<IActionResult> Do(Act act, string part) =>
        await Prepare() ? await Then(act, $"/dialogues/{Id}/chair{part}", Prepare) : NotFound();

    private async Task<bool> Prepare()
    {
        if (!await LoadSeries() || !Standing.Manages)
            return false;
        Parties = await parties.All();
        return true;
    }
}
