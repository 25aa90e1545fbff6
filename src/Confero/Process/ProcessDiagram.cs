namespace Confero.Process;

/// <summary>
/// A process definition as a picture and as the table beside it, in one language: one lane per phase, states in each
/// lane in the order of the definition, and an arrow for every act and state it starts from.
/// </summary>
public sealed record ProcessDiagram(IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges)
{
    /// <summary>Draws a definition.</summary>
    /// <param name="language">Language tag of the labels; English stands in for what has no name in it.</param>
    public static ProcessDiagram Of(ProcessDefinition process, string language)
    {
        var nodes = process
            .States.GroupBy(x => x.Phase)
            .OrderBy(x => x.Key)
            .SelectMany(
                (lane, row) => lane.Select((state, place) => Node(process, state, row, place, language))
            );
        var edges =
            from act in process.Acts
            from start in act.From
            select new DiagramEdge(
                start,
                act.To == ProcessDefinition.Resume ? null : act.To,
                act.Code,
                In(act.Names, language),
                act.By,
                act.Consent,
                act.OtherThan
            );
        return new([.. nodes], [.. edges]);
    }

    private static DiagramNode Node(
        ProcessDefinition process,
        ProcessState state,
        int lane,
        int place,
        string language
    ) =>
        new(
            state,
            In(state.Names, language),
            In(state.PublicNames, language),
            lane,
            place,
            process.OnlyTheStateEnters.Contains(state.Code),
            [.. process.Limits.Where(x => x.State == state.Code)]
        );

    private static string In(IReadOnlyDictionary<string, string> names, string language) =>
        names.TryGetValue(language, out var name) ? name : names["en"];
}

/// <summary>A state in the picture.</summary>
/// <param name="Lane">Row of its phase, from 0; phases without states have no row.</param>
/// <param name="Place">Place in the row, from 0.</param>
/// <param name="OnlyTheStateEnters">Whether nobody but the requesting State brings a case here.</param>
/// <param name="Limits">How long a case may rest here before somebody is told.</param>
public sealed record DiagramNode(
    ProcessState State,
    string Name,
    string PublicName,
    int Lane,
    int Place,
    bool OnlyTheStateEnters,
    IReadOnlyList<TimeLimit> Limits
);

/// <summary>An act that starts from one state.</summary>
/// <param name="To">Where it leads; null when it leads back to where a suspended case was.</param>
/// <param name="OtherThan">Acts whose doers may not do this one.</param>
public sealed record DiagramEdge(
    string From,
    string? To,
    string Act,
    string Name,
    IReadOnlyList<ProcessRole> By,
    string? Consent,
    IReadOnlyList<string> OtherThan
);
