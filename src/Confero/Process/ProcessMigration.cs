namespace Confero.Process;

/// <summary>What it would mean to move one running case to another version or process.</summary>
/// <param name="Target">The state it would be in; null when there is none of its phase.</param>
/// <param name="Targets">The states it could be in: those of its present phase.</param>
/// <param name="LimitsBefore">Time limits of the present state.</param>
/// <param name="LimitsAfter">Time limits of the new state, counted anew from the move.</param>
/// <param name="Lost">Acts that are possible now and would not be.</param>
/// <param name="Gained">Acts that would become possible.</param>
/// <param name="TouchesTheState">Whether what the State may do or must expect changes, so that its authoriser must agree.</param>
public sealed record ProcessMigration(
    ProcessState? Target,
    IReadOnlyList<ProcessState> Targets,
    IReadOnlyList<TimeLimit> LimitsBefore,
    IReadOnlyList<TimeLimit> LimitsAfter,
    IReadOnlyList<ProcessAct> Lost,
    IReadOnlyList<ProcessAct> Gained,
    bool TouchesTheState
)
{
    /// <summary>
    /// Previews a move. A case never leaves its phase by it: what a consent is needed for is not reached without one.
    /// </summary>
    /// <param name="wanted">Code of the state it shall be in; null for the nearest.</param>
    public static ProcessMigration Between(
        ProcessDefinition from,
        ProcessDefinition to,
        string state,
        string? wanted = null
    )
    {
        var here = from.State(state);
        var targets = to
            .States.Where(x =>
                x.Phase == here.Phase
                && x.Suspended == here.Suspended
                && x.Final == here.Final
                && x.Editable == here.Editable
            )
            .ToList();
        var target = wanted is null
            ? targets.Find(x => x.Code == state) ?? targets.FirstOrDefault()
            : targets.Find(x => x.Code == wanted);
        return new(
            target,
            targets,
            [.. from.Limits.Where(x => x.State == state)],
            [.. to.Limits.Where(x => x.State == target?.Code)],
            [.. from.Acts.Where(x => to.Act(x.Code) is null)],
            [.. to.Acts.Where(x => from.Act(x.Code) is null)],
            target?.Code != state || !SameForTheState(from, to)
        );
    }

    /// <summary>Whether states, acts, and the time limits that the State is told of are the same, whatever they are called.</summary>
    private static bool SameForTheState(ProcessDefinition from, ProcessDefinition to) =>
        from.Code == to.Code
        && !ProcessDifference
            .Between(from, to)
            .Any(x =>
                x switch
                {
                    { Part: "limits" } => ToldToTheState(from, x) || ToldToTheState(to, x),
                    { Part: "" } => x.Field is "zone" or "workingDays" or "holidays" or "urgent",
                    _ => x.Field?.Split('.')[0] is not ("names" or "publicNames"),
                }
            );

    private static bool ToldToTheState(ProcessDefinition process, ProcessChange change)
    {
        var state = change.Code.Split(' ')[0];
        return process
            .Limits.Where(x => x.State == state)
            .Any(x => x.Tell.Side == ProcessSide.State || x.Also.Any(r => r.Tell.Side == ProcessSide.State));
    }
}
