using Confero.Matching.Pooling;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>One pool as one of its States sees it: without names until all have agreed.</summary>
public sealed class CardsPoolPartModel(PoolQueries pools) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public PoolPartView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(bool accepts)
    {
        var outcome = await Do(new AnswerPool(Id, accepts));
        if (outcome.Done)
            return Redirect($"/matching/pools/mine/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await pools.Part(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
