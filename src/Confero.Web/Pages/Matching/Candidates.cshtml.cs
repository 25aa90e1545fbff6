using Confero.Experts;
using Confero.Languages;
using Confero.Matching;
using Confero.Matching.Eligibility;
using Confero.Offers;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;
using Need = Confero.Requests.Need;

namespace Confero.Web.Pages.Matching;

/// <summary>Who could meet a need and why, who nearly could, and what would have to change.</summary>
public sealed class CandidatesModel(
    MatchingQueries matching,
    RequestQueries requests,
    OfferQueries offers,
    ExpertQueries experts
) : ConferoPage
{
    private readonly Dictionary<string, string> titles = [];

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CandidateList List { get; private set; } = null!;
    public RequestView Case { get; private set; } = null!;
    public Need Need { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (
            await matching.Candidates(Viewer, Id) is not { } list
            || await requests.OfNeed(Viewer, Id) is not { } request
        )
            return NotFound();
        List = list;
        Case = request;
        Need = request.Needs.First(x => x.Id == Id);
        foreach (
            var id in list
                .Candidates.Take(25)
                .Select(x => x.OfferId)
                .Concat(list.NearMisses.Select(x => x.OfferId))
        )
            titles[id] = (await offers.Get(Viewer, id))?.Title ?? (await experts.Get(Viewer, id))?.Name ?? id;
        return Page();
    }

    public string Title(string offerId) => titles.GetValueOrDefault(offerId, offerId);

    public async Task<string> Provider(Names names, string offerId) =>
        await names.Party(List.Offers[offerId].ProviderId);

    /// <summary>A change in words: whose, which field, to what.</summary>
    public async Task<string> Change(Texts texts, Names names, Change change) =>
        texts[
            $"change.{JsonNames.Of(change.Operation)}",
            texts[$"change.side.{JsonNames.Of(change.Side)}"],
            texts[$"field.{change.Field}"],
            await names.Codes(change.Value)
        ];
}
