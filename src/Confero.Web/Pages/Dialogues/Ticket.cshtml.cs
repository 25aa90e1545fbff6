using System.Buffers.Text;
using Confero.Dialogues;
using Confero.Record;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>
/// A party draws its ticket for a question or poll without names. The page blinds and unblinds for people whose browser
/// cannot; the seed travels in the form and is kept nowhere, and the code is shown once.
/// </summary>
public sealed class TicketModel(DialogueQueries queries) : DialoguePage(queries)
{
    [BindProperty]
    public string Seed { get; set; } = "";

    public string? Code { get; private set; }
    public TicketRow Ticket => View.Tickets.First(x => x.SubjectId == Id);
    public Question? Question => View.Question(Id);
    public PollRow? Poll => View.Polls.FirstOrDefault(x => x.Id == Id);
    public bool IsOpen =>
        Question is { } question ? View.Takes(question) : Poll?.ClosedAt is null && Series.Takes;

    protected override bool Shows(DialogueView view) => view.Tickets.Any(x => x.SubjectId == Id);

    public async Task<IActionResult> OnGet()
    {
        if (!await Prepare())
            return NotFound();
        Seed = Base64Url.EncodeToString(BlindTicket.NewSeed());
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Prepare())
            return NotFound();
        if (!Base64Url.IsValid(Seed, out var length) || length != BlindTicket.Bytes)
            return BadRequest();
        // The key of the form is left out: the blinded ticket itself makes a repeated call harmless.
        IdempotencyKey = "";
        var ticket = BlindTicket.Prepare(Id, Ticket.Key, Base64Url.DecodeFromChars(Seed));
        var outcome = await Do(new DrawTicket(Id, Convert.ToBase64String(ticket.Blinded)));
        TempData.Remove("done");
        if (!outcome.Done)
            return Refused(outcome);
        var signature = Convert.FromBase64String((await Queries.BlindSignature(Viewer, Id))!);
        Code =
            ticket.Finish(signature)?.Text
            ?? throw new InvalidOperationException("The signature does not fit.");
        return Page();
    }

    private async Task<bool> Prepare() => await LoadAround() && Standing.CastsVoice;
}
