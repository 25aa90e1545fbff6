using Confero.Process;
using Confero.Web.Components.Charts;

namespace Confero.Web.Pages.Process;

/// <summary>The processes a case can follow, side by side, for everybody.</summary>
public sealed class ProcessesModel(ProcessQueries processes, TimeProvider clock) : ConferoPage
{
    public IReadOnlyList<ProcessDefinition> Adopted { get; private set; } = [];

    /// <summary>What each would be for a case begun now.</summary>
    public ProcessProfile Profile(ProcessDefinition process) => ProcessProfile.Of(process, clock.GetUtcNow());

    public async Task OnGet() => Adopted = await processes.Current();
}
