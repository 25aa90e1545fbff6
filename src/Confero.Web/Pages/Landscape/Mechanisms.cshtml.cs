using Confero.Landscape.Mechanisms;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>All mechanisms against the functions, as a picture and as a table; chosen ones side by side.</summary>
public sealed class MechanismsModel(MechanismQueries mechanisms) : ConferoPage
{
    private const int MostCompared = 5;

    [BindProperty(SupportsGet = true, Name = "id")]
    public string[] Ids { get; set; } = [];

    public IReadOnlyList<Compared> All { get; private set; } = [];
    public IReadOnlyList<Compared> Chosen { get; private set; } = [];

    public async Task OnGet()
    {
        All = await mechanisms.All();
        Chosen = [.. All.Where(x => Ids.Contains(x.Id)).Take(MostCompared)];
    }
}
