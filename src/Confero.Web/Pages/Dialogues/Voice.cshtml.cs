using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>
/// Where a contribution without a name comes in. Nobody is signed in here: <see cref="VoicePaths"/> took everything off
/// that could say who sends it. The ticket is the only right there is, so no other token is asked for.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class VoiceModel(SealedBoxes boxes) : ConferoPage
{
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Lang { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    public TicketView? View { get; private set; }

    /// <summary>Key of the text that says what was done.</summary>
    public string? Said { get; private set; }

    public Task<IActionResult> OnGet() => Task.FromResult<IActionResult>(Page());

    public async Task<IActionResult> OnPost()
    {
        await Read();
        (Text, Lang, Choice) = (
            View?.Text,
            View?.Language,
            View?.Choice is { } choice ? JsonNames.Of(choice) : null
        );
        return Page();
    }

    public async Task<IActionResult> OnPostPut() => await After(await boxes.Put(Ticket, Text, Lang), "put");

    public async Task<IActionResult> OnPostChoose() =>
        await After(await boxes.Choose(Ticket, Choice), "chosen");

    public async Task<IActionResult> OnPostWithdraw() =>
        await After(await boxes.Withdraw(Ticket), "withdrawn");

    private async Task<IActionResult> After(Outcome outcome, string said)
    {
        await Read();
        if (!outcome.Done)
            Refuse([.. outcome.Refusals]);
        else
            Said = $"voice.said.{said}";
        return Page();
    }

    private async Task Read()
    {
        View = await boxes.Read(Ticket);
        if (View is null)
            Refuse(Refusal.Invalid("dialogue.bad-ticket", "ticket"));
    }
}
