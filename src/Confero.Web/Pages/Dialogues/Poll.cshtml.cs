using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>A temperature poll: the text, the own voice, and what the room feels as far as it may be shown.</summary>
public sealed class PollModel(DialogueQueries queries) : DialoguePage(queries)
{
    public PollRow Poll => View.Polls.First(x => x.Id == Id);
    public Question Question => View.Question(Poll.QuestionId)!;
    public TicketRow? Ticket => View.Tickets.FirstOrDefault(x => x.SubjectId == Id);
    public bool IsOpen => Poll.ClosedAt is null && Series.Takes;

    protected override bool Shows(DialogueView view) => view.Polls.Any(x => x.Id == Id);

    public async Task<IActionResult> OnGet() => await LoadAround() ? Page() : NotFound();

    public Task<IActionResult> OnPostCast(string choice) =>
        Then(new CastVoice(Id, choice ?? ""), $"/dialogues/polls/{Id}", () => LoadAround());

    public Task<IActionResult> OnPostClose() =>
        Then(new ClosePoll(Id), $"/dialogues/polls/{Id}", () => LoadAround());
}
