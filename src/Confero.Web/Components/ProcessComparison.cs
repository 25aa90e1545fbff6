using Confero.Process;

namespace Confero.Web.Components;

/// <summary>Processes side by side, with what a State compares.</summary>
/// <param name="Chosen">The one that is chosen, where there is a choice to make.</param>
public sealed record ProcessComparison(
    IReadOnlyList<(ProcessDefinition Process, ProcessProfile Profile)> Rows,
    string? Chosen = null
);
