using Confero.Disclosure;
using Confero.Offers;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Offers;

/// <summary>Offers the viewer may see, or the party's own.</summary>
public sealed class OffersModel(OfferQueries offers, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true, Name = "own")]
    public bool Own { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Offer> List { get; private set; } = new([], null);
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task OnGet() =>
        List = await offers.List(
            Viewer,
            new OfferFilter
            {
                Own = Own,
                Sort = string.IsNullOrEmpty(Sort) ? null : Sort,
                Cursor = Cursor,
            }
        );
}
