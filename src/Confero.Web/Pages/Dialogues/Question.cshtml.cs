using Confero.Acts;
using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The thread of one question: what was said, by whom or without a name, with proposals and polls.</summary>
public sealed class QuestionModel(DialogueQueries queries) : DialoguePage(queries)
{
    public Question Question => View.Question(Id)!;
    public IEnumerable<StatementRow> Threads =>
        View.Statements.Where(x => x.QuestionId == Id && x.ReplyTo is null);
    public TicketRow? Ticket => View.Tickets.FirstOrDefault(x => x.SubjectId == Id);

    /// <summary>What was typed, when it was refused.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Lang { get; set; }

    public IEnumerable<StatementRow> Replies(string id) => View.Statements.Where(x => x.ReplyTo == id);

    protected override bool Shows(DialogueView view) => view.Question(Id) is not null;

    public async Task<IActionResult> OnGet() => await LoadAround() ? Page() : NotFound();

    public Task<IActionResult> OnPostSay(string? replyTo) =>
        Carry(
            new MakeStatement(Id, Text ?? "", Lang ?? "", string.IsNullOrEmpty(replyTo) ? null : replyTo),
            "#{id}"
        );

    public Task<IActionResult> OnPostWithdraw(string statement) =>
        Carry(new WithdrawStatement(statement ?? ""), "");

    public Task<IActionResult> OnPostHide(string statement, string? reason) =>
        Carry(new HideStatement(statement ?? "", reason), "#{id}");

    public Task<IActionResult> OnPostShow(string statement) =>
        Carry(new HideStatement(statement ?? "", null) { Hide = false }, "#{id}");

    public Task<IActionResult> OnPostPoll(bool attributed) =>
        Then(
            new OpenPoll(Id, Text ?? "", Lang ?? "", attributed),
            "/dialogues/polls/{id}",
            () => LoadAround()
        );

    private Task<IActionResult> Carry(Act act, string part) =>
        Then(act, $"/dialogues/questions/{Id}{part}", () => LoadAround());
}
