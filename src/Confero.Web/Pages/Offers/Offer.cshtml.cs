using Confero.Acts;
using Confero.Delivery;
using Confero.Offers;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Offers;

/// <summary>One offer; its provider re-affirms it or takes it back here.</summary>
public sealed class OfferModel(OfferQueries offers, LessonQueries lessons, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Offer View { get; private set; } = null!;
    public IReadOnlyList<LessonRow> Lessons { get; private set; } = [];
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAffirm(DateOnly validUntil) => Then(new ReaffirmOffer(Id, validUntil));

    public Task<IActionResult> OnPostWithdraw() => Then(new WithdrawOffer(Id));

    private async Task<IActionResult> Then(Act act)
    {
        if (Viewer.IsPublic)
            return Challenge();
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/offers/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await offers.Get(Viewer, Id);
        View = found!;
        if (found is not null)
            Lessons = await lessons.OfOffer(Viewer, Id);
        return found is not null;
    }
}
