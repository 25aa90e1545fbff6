using Confero.Matching;
using Confero.Matching.Eligibility;
using Confero.Matching.Explain;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>Why a plan serves one need as it does, and what would serve it if it is not served.</summary>
public sealed class WhyModel(PlanReader plans) : ConferoPage
{
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Need { get; set; } = "";

    public NeedExplanation Why { get; private set; } = null!;

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public async Task<IActionResult> OnGet()
    {
        if (await plans.Why(Viewer, Id, Need) is not { } why)
            return NotFound();
        Why = why;
        titles = await plans.Titles();
        return Page();
    }

    /// <summary>A change in words: whose, which field, to what.</summary>
    public async Task<string> Change(Confero.Languages.Texts texts, Names names, Change change) =>
        texts[
            $"change.{JsonNames.Of(change.Operation)}",
            texts[$"change.side.{JsonNames.Of(change.Side)}"],
            texts[$"field.{change.Field}"],
            await names.Codes(change.Value)
        ];
}
