using Confero.Acts;
using Confero.Packages;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Packages;

/// <summary>What two sides agreed on, and how they change it together.</summary>
public sealed class TermsModel(AgreementQueries agreements) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Terms { get; set; }

    [BindProperty]
    public long? Quantity { get; set; }

    [BindProperty]
    public string? AmountText { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AgreementView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        (Terms, Quantity, From, To) = (View.Text.Terms, View.Text.Quantity, View.Text.From, View.Text.To);
        AmountText = MoneyInput.Text(View.Text.Amount, View.Contribution.Currency, terms);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        var (amount, fault) = MoneyInput.Read(AmountText, View.Contribution.Currency, terms, "amountText");
        if (fault is not null)
        {
            Refuse(fault);
            return Page();
        }
        var text = new AgreedText((Terms ?? "").ReplaceLineEndings("\n"), Quantity, amount, From, To);
        return await Then(new ProposeAmendment(Id, text, Reason ?? ""));
    }

    public async Task<IActionResult> OnPostAnswer(string amendment, bool accepts, string? reason) =>
        await Load() ? await Then(new AnswerAmendment(amendment ?? "", accepts, reason)) : NotFound();

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/packages/terms/{Id}");
        await Load();
        return Refused(outcome);
    }

    private async Task<bool> Load()
    {
        var found = await agreements.Get(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
