using Confero.Offers;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Offers;

/// <summary>Registers an offer, or changes one of the party's own.</summary>
public sealed class EditOfferModel(OfferQueries offers, Names names) : ConferoPage
{
    public const string New = "new";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = New;

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public bool IsNew => Id == New;
    public OfferInput Input { get; private set; } = new() { Sort = "material", Title = "" };

    public async Task<IActionResult> OnGet()
    {
        if (IsNew)
            return Viewer.IsRegisteredParty ? Page() : NotFound();
        if (await Stored() is not { } offer)
            return NotFound();
        Input = OfferInput.Of(offer);
        ExpectedVersion = offer.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] OfferForm form)
    {
        var stored = IsNew ? null : await Stored();
        if (!IsNew && stored is null)
            return NotFound();
        var (input, fault) = form.ToInput(
            await names.Terms(),
            stored is null ? Input : OfferInput.Of(stored)
        );
        Input = input;
        if (fault is not null)
        {
            Refuse(fault);
            return Page();
        }
        var outcome = await Do(new SaveOffer(IsNew ? null : Id, input, ExpectedVersion));
        return outcome.Done ? Redirect($"/offers/{outcome.Id}") : Refused(outcome);
    }

    private async Task<Offer?> Stored() =>
        await offers.Get(Viewer, Id) is { } offer && offer.PartyId == Viewer.PartyId ? offer : null;
}
