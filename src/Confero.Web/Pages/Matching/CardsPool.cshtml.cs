using Confero.Acts;
using Confero.Matching.Pooling;
using Confero.Offers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Matching;

/// <summary>One pool as the secretariat sees it: who answered what, and the offer that serves all.</summary>
public sealed class CardsPoolModel(PoolQueries pools, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Pool Pool { get; private set; } = null!;
    public IReadOnlyList<Offer> Offers { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IReadOnlyList<SelectListItem>> OfferChoices(Names names)
    {
        var choices = new List<SelectListItem>();
        foreach (var offer in Offers)
            choices.Add(new($"{offer.Title} · {await names.Party(offer.PartyId)}", offer.Id));
        return choices;
    }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostPackage(string? offer) => Then(new PackagePool(Id, offer ?? ""));

    public Task<IActionResult> OnPostTakeBack() => Then(new TakeBackPool(Id));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/matching/pools/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await pools.Get(Viewer, Id) is not { } found)
            return false;
        (Pool, Offers) = found;
        return true;
    }
}
