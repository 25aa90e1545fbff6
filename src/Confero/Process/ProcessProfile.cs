namespace Confero.Process;

/// <summary>What a State compares when it chooses a process.</summary>
/// <param name="Decisions">How many decisions of the State lie on the usual way.</param>
/// <param name="Steps">How many steps the usual way has.</param>
/// <param name="UntilSeen">How long it takes, when every time limit is used in full, until providers may see the case.</param>
/// <param name="UntilAnswered">The same until the State has answered a first proposal.</param>
public sealed record ProcessProfile(int Decisions, int Steps, TimeSpan UntilSeen, TimeSpan UntilAnswered)
{
    /// <summary>The profile of a process for a case begun at an instant; weekends and holidays of those days count.</summary>
    public static ProcessProfile Of(ProcessDefinition process, DateTimeOffset begun)
    {
        var path = ProcessPath.Of(process);
        return new(
            path.Count(x => x.Act.Consent is not null),
            path.Count,
            Until(process, path, x => x.Act.Consent == ConsentScopes.Circulate, begun),
            Until(process, path, x => x.Act.Does(ActMeaning.Accept), begun)
        );
    }

    private static TimeSpan Until(
        ProcessDefinition process,
        IReadOnlyList<PathStep> path,
        Predicate<PathStep> last,
        DateTimeOffset begun
    )
    {
        var at = begun;
        foreach (var step in path)
        {
            at = process.DueAt(step.From.Code, at) ?? at;
            if (last(step))
                break;
        }
        return at - begun;
    }
}
