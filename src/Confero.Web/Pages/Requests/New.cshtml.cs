using Confero.Process;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>Opens a new case.</summary>
public sealed class NewRequestModel(ProcessQueries processes, TimeProvider clock) : ConferoPage
{
    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Language { get; set; } = Languages.Language.Of(CultureInfo.CurrentUICulture).Tag;

    [BindProperty]
    public string Process { get; set; } = "confero-standard";

    public IReadOnlyList<ProcessDefinition> Processes { get; private set; } = [];

    /// <summary>What a process would be for a case begun now.</summary>
    public ProcessProfile Profile(ProcessDefinition process) => ProcessProfile.Of(process, clock.GetUtcNow());

    public async Task OnGet() => Processes = await processes.Current();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new DraftRequest(Title ?? "", Language ?? "", Process ?? ""));
        if (outcome.Done)
            return Redirect($"/requests/{outcome.Id}/edit");
        await OnGet();
        return Refused(outcome);
    }
}
