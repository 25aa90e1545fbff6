using Confero.Acts;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>What came of a case: the State writes it, and its authoriser lets everyone read it or not.</summary>
public sealed class ResultModel(OutcomeQueries outcomes, RequestQueries requests) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public RequestView View { get; private set; } = null!;
    public CaseResult? Result { get; private set; }
    public string? Text { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPost(string? text)
    {
        Text = text;
        return Then(new WriteResult(Id, text ?? ""));
    }

    public Task<IActionResult> OnPostPublish(Guid? version, DateOnly? until) =>
        Then(new PublishResult(Id, version, until));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/requests/{Id}/result");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await requests.Get(Viewer, Id) is not { Own: true } found)
            return false;
        View = found;
        Result = await outcomes.Result(Viewer, Id);
        return true;
    }
}
