using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>The rules cases follow; the administrator adopts new versions.</summary>
public sealed class ProcessModel(ProcessQueries processes) : ConferoPage
{
    [BindProperty]
    public string Json { get; set; } = "";

    public IReadOnlyList<ProcessDefinition> Adopted { get; private set; } = [];

    public async Task OnGet() => Adopted = await processes.Current();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new AdoptProcess(Json ?? ""));
        if (outcome.Done)
            return Redirect("/process");
        await OnGet();
        return Refused(outcome);
    }
}
