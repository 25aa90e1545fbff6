using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Offers;

/// <summary>A short address for a new offer.</summary>
public sealed class NewOfferModel : ConferoPage
{
    public IActionResult OnGet() => Redirect($"/offers/{EditOfferModel.New}/edit");
}
