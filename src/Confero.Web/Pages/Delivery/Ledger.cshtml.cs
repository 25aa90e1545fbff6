using Confero.Acts;
using Confero.Delivery;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Delivery;

/// <summary>The two-sided ledger of one contribution.</summary>
public sealed class LedgerModel(LedgerQueries ledgers, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long? Quantity { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public LedgerView View { get; private set; } = null!;
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostState()
    {
        if (!await Load())
            return NotFound();
        Act act =
            View.Side == DeliverySide.State ? new StateReceived(Id, Input())
            : View.Side == DeliverySide.Provider ? new StateDelivered(Id, Input())
            : new FindDelivery(Id, Input());
        return await Then(act);
    }

    public Task<IActionResult> OnPostCorrect(string statement) =>
        Then(new CorrectStatement(statement ?? "", Input()));

    public Task<IActionResult> OnPostComment() => Then(new CommentOnDelivery(Id, Text ?? ""));

    public Task<IActionResult> OnPostSettle() => Then(new SettleDelivery(Id, Reason ?? ""));

    public Task<IActionResult> OnPostVerify() => Then(new VerifyDelivery(Id));

    private DeliveryInput Input() => new(Quantity ?? 0, On ?? Today, Note, Evidence);

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/delivery/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await ledgers.Get(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
