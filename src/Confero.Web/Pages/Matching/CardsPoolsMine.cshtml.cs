using Confero.Matching.Pooling;

namespace Confero.Web.Pages.Matching;

/// <summary>What a State was asked to meet together with neighbours.</summary>
public sealed class CardsPoolsMineModel(PoolQueries pools) : ConferoPage
{
    public IReadOnlyList<PoolPartView> List { get; private set; } = [];

    public async Task OnGet() => List = await pools.Mine(Viewer);
}
