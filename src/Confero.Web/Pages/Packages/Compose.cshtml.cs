using Confero.Experts;
using Confero.Matching;
using Confero.Offers;
using Confero.Packages;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Packages;

/// <summary>The secretariat composes a package from the candidates of each line.</summary>
public sealed class ComposeModel(
    RequestQueries requests,
    MatchingQueries matching,
    OfferQueries offers,
    ExpertQueries experts
) : ConferoPage
{
    private const int MostChoices = 8;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    public RequestView View { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyCollection<string> Picked { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery] string[] pick) =>
        await Load(pick) ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromForm] string[] pick)
    {
        if (!await Load(pick))
            return NotFound();
        var outcome = await Do(new ComposePackage(Id, [.. pick.Select(Part).OfType<Part>()], Note));
        return outcome.Done ? Redirect($"/requests/{Id}#packages") : Refused(outcome);
    }

    private Part? Part(string pick)
    {
        if (
            pick.Split('|') is not [var needId, var offerId]
            || View.Needs.FirstOrDefault(x => x.Id == needId) is not { } need
        )
            return null;
        var choice = Lines.First(x => x.Need.Id == needId).Choices.FirstOrDefault(x => x.Id == offerId);
        var part = new Part(
            needId,
            choice?.IsExpert == true ? null : offerId,
            choice?.IsExpert == true ? offerId : null
        )
        {
            From = need.From,
            To = need.To,
        };
        return choice?.Funds == true
            ? part with
            {
                Amount = need.Budget,
                Currency = need.Currency,
            }
            : part with
            {
                Quantity = need.Quantity,
                Unit = need.Unit,
            };
    }

    private async Task<bool> Load(string[] pick)
    {
        if (!Viewer.IsSecretariat || await requests.Get(Viewer, Id) is not { } found)
            return false;
        View = found;
        Picked = pick;
        var lines = new List<Line>();
        foreach (var need in found.Needs)
            lines.Add(new Line(need, await ChoicesOf(need)));
        Lines = lines;
        return true;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesOf(Need need)
    {
        var choices = new List<Choice>();
        if (await matching.Candidates(Viewer, need.Id, near: 0) is not { } list)
            return choices;
        foreach (
            var c in list.Candidates.Where(
                (x, i) => i < MostChoices || Picked.Contains($"{need.Id}|{x.OfferId}")
            )
        )
        {
            var sort = list.Offers[c.OfferId].Sort;
            var title =
                (await offers.Get(Viewer, c.OfferId))?.Title
                ?? (await experts.Get(Viewer, c.OfferId))?.Name
                ?? c.OfferId;
            choices.Add(
                new Choice(
                    c.OfferId,
                    title,
                    c.ProviderId,
                    c.Score,
                    sort == Confero.Matching.Model.OfferSort.Expert,
                    sort == Confero.Matching.Model.OfferSort.Fund
                )
            );
        }
        return choices;
    }
}

/// <summary>A need line with its best candidates.</summary>
public sealed record Line(Need Need, IReadOnlyList<Choice> Choices);

/// <summary>A candidate that may be picked.</summary>
public sealed record Choice(
    string Id,
    string Title,
    string ProviderId,
    double Score,
    bool IsExpert,
    bool Funds
);
