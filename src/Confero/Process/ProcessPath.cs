namespace Confero.Process;

/// <summary>A step of the usual way through a process.</summary>
public sealed record PathStep(ProcessState From, ProcessAct Act, ProcessState To);

/// <summary>The usual way through a process, from the first state to its end: always the act that leads to the nearest next state.</summary>
public static class ProcessPath
{
    /// <summary>The steps of the usual way. Every valid definition has one that ends in a final state, or stops where it must go back.</summary>
    public static IReadOnlyList<PathStep> Of(ProcessDefinition process)
    {
        var steps = new List<PathStep>();
        for (var state = process.State(process.InitialState); !state.Final; )
        {
            var next = process
                .Acts.Where(x => x.From.Contains(state.Code) && process.LeadsOn(x, state.Code))
                .MinBy(x => Order(process, x.To));
            if (next is null)
                break;
            var to = process.State(next.To);
            steps.Add(new PathStep(state, next, to));
            state = to;
        }
        return steps;
    }

    /// <summary>
    /// The way to any state: along the usual one, then out of it by the act that leads there, as late as nobody has
    /// proposed anything yet. Empty for the first state.
    /// </summary>
    public static IReadOnlyList<PathStep> To(ProcessDefinition process, string state)
    {
        var usual = Of(process);
        if (state == process.InitialState)
            return [];
        if (usual.Index().FirstOrDefault(x => x.Item.To.Code == state) is { Item: not null } on)
            return [.. usual.Take(on.Index + 1)];
        var before = usual.TakeWhile(x => !x.Act.Does(ActMeaning.Propose)).ToList();
        for (var taken = before.Count; taken >= 0; taken--)
        {
            var here = taken == 0 ? process.InitialState : before[taken - 1].To.Code;
            if (process.Acts.FirstOrDefault(x => x.To == state && x.From.Contains(here)) is { } way)
                return [.. before.Take(taken), new PathStep(process.State(here), way, process.State(state))];
        }
        throw new ArgumentException($"No way leads to {state} in {process.Code}.", nameof(state));
    }

    private static (ProcessPhase, int) Order(ProcessDefinition process, string state) =>
        (process.State(state).Phase, process.States.Index().First(x => x.Item.Code == state).Index);
}
