using Confero.Requests;
using Confero.Web.Components.Charts;

namespace Confero.Web.Pages;

/// <summary>The first page: what the mechanism is, and what it brings together now.</summary>
public sealed class IndexModel(PublicFigures figures, Names names) : ConferoPage
{
    public Figures Figures { get; private set; } = new(0, [], 0);
    public IReadOnlyList<Bar> Bars { get; private set; } = [];

    public async Task OnGet()
    {
        Figures = await figures.Read();
        var bars = new List<Bar>();
        foreach (var kind in Figures.ByKind)
            bars.Add(
                new Bar(await names.Term("kinds", kind.Kind), [kind.Needed, kind.Agreed, kind.Delivered])
            );
        Bars = bars;
    }
}
