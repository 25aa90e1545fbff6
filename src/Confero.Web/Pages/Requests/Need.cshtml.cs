using Confero.Landscape.Activities;
using Confero.Requests;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>One need line, with what is still too vague in it.</summary>
public sealed class NeedModel(
    RequestQueries requests,
    RelatedActivities related,
    Names names,
    TimeProvider clock
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? NeedId { get; set; }

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public RequestView View { get; private set; } = null!;
    public Need? Stored { get; private set; }
    public NeedInput Input { get; private set; } = new() { Title = "", Kind = "technical" };
    public string? BudgetText { get; private set; }

    /// <summary>What is already done on the subject of the line, or of the request while the line is new.</summary>
    public RelatedList? Related { get; private set; }

    /// <summary>Codes that the words suggest; null until asked for.</summary>
    public IReadOnlyList<CodeSuggestion>? Suggestions { get; private set; }
    public IReadOnlyList<Need> Others => [.. View.Needs.Where(x => x.Id != NeedId)];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        if (Stored is null)
            return Page();
        ExpectedVersion = Stored.Version;
        Input = NeedInput.Of(Stored);
        BudgetText = MoneyInput.Text(Stored.Budget, Stored.Currency, await names.Terms());
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] NeedForm form)
    {
        if (!await Load())
            return NotFound();
        var (input, fault) = form.ToInput(await names.Terms(), Stored is null ? Input : NeedInput.Of(Stored));
        (Input, BudgetText) = (input, form.BudgetText);
        if (fault is not null)
        {
            Refuse(fault);
            return Page();
        }
        var outcome = await Do(new SaveNeed(Id, NeedId, input, ExpectedVersion));
        return outcome.Done ? Redirect($"/requests/{Id}#needs") : Refused(outcome);
    }

    /// <summary>Takes over one suggestion, if one was pressed, and lists the others; nothing is saved.</summary>
    public async Task<IActionResult> OnPostSuggest([FromForm] NeedForm form, [FromForm] string? take)
    {
        if (!await Load())
            return NotFound();
        var terms = await names.Terms();
        var (input, _) = form.ToInput(terms, Stored is null ? Input : NeedInput.Of(Stored));
        if (take is not null)
            input = NeedSuggestions.Take(input, take, terms);
        (Input, BudgetText) = (input, form.BudgetText);
        Suggestions = NeedSuggestions.Of(input, View.Language, terms);
        ModelState.Clear();
        return Page();
    }

    /// <summary>The text key of the field a suggestion belongs to.</summary>
    public static string LabelOf(CodeSuggestion suggestion) =>
        suggestion.Field switch
        {
            "kind" => "need.kind",
            "stage" => "need.stage",
            "item" => "need.item",
            "competences" => "need.competence",
            "objectives" => "need.objectives",
            _ => "need.modules",
        };

    public async Task<IActionResult> OnPostRemove()
    {
        var outcome = await Do(new RemoveNeed(Id, NeedId ?? ""));
        if (outcome.Done)
            return Redirect($"/requests/{Id}#needs");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await requests.Get(Viewer, Id) is not { Own: true } found)
            return false;
        View = found;
        Stored = found.Needs.FirstOrDefault(x => x.Id == NeedId);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        Related = await related.Of(Viewer, Id, Stored?.Id, today);
        return NeedId is null || Stored is not null;
    }
}
