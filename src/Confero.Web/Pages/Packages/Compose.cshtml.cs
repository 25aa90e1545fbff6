using Confero.Experts;
using Confero.Matching;
using Confero.Offers;
using Confero.Packages;
using Confero.Requests;
using Confero.Taxonomy;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Packages;

/// <summary>The secretariat composes a package from the candidates of each line.</summary>
public sealed class ComposeModel(
    RequestQueries requests,
    PackageQueries packages,
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

    /// <summary>The draft that is edited; null for a new package.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Package { get; set; }

    [BindProperty]
    public bool AllOrNothing { get; set; }

    /// <summary>What is given, by line and candidate.</summary>
    [BindProperty]
    public Dictionary<string, GiveForm> Give { get; set; } = [];

    public RequestView View { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyCollection<string> Picked { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery] string[] pick)
    {
        if (Package is null)
            return await Load(pick) ? Page() : NotFound();
        var draft = (await packages.OfRequest(Viewer, Id)).FirstOrDefault(x =>
            x.Id == Package && x.State == PackageState.Draft
        );
        if (draft is null || !Viewer.IsSecretariat)
            return NotFound();
        (Note, AllOrNothing) = (draft.Note, draft.AllOrNothing);
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        var expertIds = await ExpertIds(draft);
        Give = draft.Contributions.ToDictionary(
            x => Key(x.NeedId, x.OfferId ?? expertIds[x.Id]),
            x => GiveForm.Of(x, terms)
        );
        return await Load([.. Give.Keys]) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost([FromForm] string[] pick)
    {
        if (!await Load(pick))
            return NotFound();
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        var parts = pick.Select(x => Part(x, terms)).ToList();
        if (parts.Select(x => x.Fault).OfType<Refusal>().ToArray() is { Length: > 0 } faults)
        {
            Refuse(faults);
            return Page();
        }
        var act = new ComposePackage(Id, [.. parts.Select(x => x.Part).OfType<Part>()], Note, Package)
        {
            AllOrNothing = AllOrNothing,
        };
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/packages/{outcome.Id}") : Refused(outcome);
    }

    /// <summary>What stands in the fields of a candidate.</summary>
    public GiveForm GiveOf(Need need, Choice choice, Taxonomies terms) =>
        Give.GetValueOrDefault(Key(need.Id, choice.Id)) ?? GiveForm.Of(need, choice.Funds, terms);

    public static string Key(string needId, string choiceId) => $"{needId}|{choiceId}";

    private async Task<Dictionary<string, string>> ExpertIds(PackageView draft)
    {
        var ids = new Dictionary<string, string>();
        foreach (var part in draft.Contributions.Where(x => x.ByExpert))
        foreach (var candidate in (await matching.Candidates(Viewer, part.NeedId, near: 0))?.Candidates ?? [])
            if ((await experts.Get(Viewer, candidate.OfferId))?.Name == part.ExpertName)
                ids[part.Id] = candidate.OfferId;
        return ids;
    }

    private (Part? Part, Refusal? Fault) Part(string pick, Taxonomies terms)
    {
        if (
            pick.Split('|') is not [var needId, var offerId]
            || Lines.FirstOrDefault(x => x.Need.Id == needId) is not { } line
        )
            return (null, null);
        var choice = line.Choices.FirstOrDefault(x => x.Id == offerId);
        var give = Give.GetValueOrDefault(pick) ?? GiveForm.Of(line.Need, choice?.Funds == true, terms);
        return give.ToPart(line.Need, offerId, choice?.IsExpert == true, choice?.Funds == true, terms);
    }

    private async Task<bool> Load(string[] pick)
    {
        if (!Viewer.IsSecretariat || await requests.Get(Viewer, Id) is not { IsMatched: true } found)
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
