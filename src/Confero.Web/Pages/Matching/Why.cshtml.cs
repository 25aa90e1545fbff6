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
    public string NeedId { get; set; } = "";

    public NeedExplanation Why { get; private set; } = null!;

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    /// <summary>Keeps the need and one of its offers apart in later plans.</summary>
    public async Task<IActionResult> OnPost(string offer)
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(new ForbidPair(NeedId, offer ?? ""));
        return outcome.Done ? Redirect("/matching/plans") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (await plans.Why(Viewer, Id, NeedId) is not { } why)
            return false;
        Why = why;
        titles = await plans.Titles();
        return true;
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
