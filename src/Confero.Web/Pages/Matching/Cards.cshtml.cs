using Confero.Matching;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>Anonymised needs, and which of the party's own offers would fit them.</summary>
public sealed class CardsModel(MatchingQueries matching) : ConferoPage
{
    public IReadOnlyList<CardRow> List { get; private set; } = [];

    public async Task OnGet() => List = await matching.Cards(Viewer);

    public async Task<IActionResult> OnPost(string need, string? offer)
    {
        var outcome = await Do(new ShowInterest(need ?? "", offer));
        if (outcome.Done)
            return Redirect("/matching/cards");
        await OnGet();
        return Refused(outcome);
    }
}
