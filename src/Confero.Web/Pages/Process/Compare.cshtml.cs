using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>Two definitions side by side: versions of one process, or two processes.</summary>
public sealed class CompareModel(ProcessQueries processes) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? A { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? B { get; set; }

    public IReadOnlyList<ProcessDefinition> Choices { get; private set; } = [];
    public ProcessDefinition? Before { get; private set; }
    public ProcessDefinition? After { get; private set; }
    public IReadOnlyList<ProcessChange> Changes { get; private set; } = [];

    public async Task OnGet()
    {
        Choices = await processes.Current();
        Before = A is null ? null : await processes.Find(Viewer, A);
        After = B is null ? null : await processes.Find(Viewer, B);
        if (Before is not null && After is not null)
            Changes = ProcessDifference.Between(Before, After);
    }
}
