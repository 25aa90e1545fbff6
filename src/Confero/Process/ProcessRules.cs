using NodaTime;

namespace Confero.Process;

/// <summary>What no process definition may do, however it is written: first its own sense, then who owns a case.</summary>
internal static class ProcessRules
{
    public static IEnumerable<ProcessError> Check(ProcessDefinition process)
    {
        List<ProcessError> senseless = [.. Shape(process), .. References(process)];
        return senseless.Count > 0
            ? senseless
            : [.. OwnershipRules.Check(process), .. MeaningRules.Check(process), .. Reach(process)];
    }

    /// <summary>A fault at a path; the reader adds line and column.</summary>
    public static ProcessError Error(string code, string path, params string[] args) =>
        new(code, path, 0, 0, args);

    private static IEnumerable<ProcessError> Shape(ProcessDefinition process)
    {
        if (process.States.Count(x => x.Initial) != 1)
            yield return Error("process.one-initial-state", "$.states");
        foreach (var (i, code) in Repeated(process.States.Select(x => x.Code)))
            yield return Error("process.state-twice", $"$.states[{i}].code", code);
        foreach (var (i, code) in Repeated(process.Acts.Select(x => x.Code)))
            yield return Error("process.act-twice", $"$.acts[{i}].code", code);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(process.Zone) is null)
            yield return Error("process.unknown-zone", "$.zone", process.Zone);
    }

    private static IEnumerable<(int Index, string Code)> Repeated(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>();
        return codes.Index().Where(x => !seen.Add(x.Item));
    }

    private static IEnumerable<ProcessError> References(ProcessDefinition process)
    {
        var states = process.States.ToLookup(x => x.Code);
        foreach (var (i, act) in process.Acts.Index())
        {
            foreach (var (j, from) in act.From.Index().Where(x => !states.Contains(x.Item)))
                yield return Error("process.unknown-state", $"$.acts[{i}].from[{j}]", from);
            if (act.To != ProcessDefinition.Resume && !states.Contains(act.To))
                yield return Error("process.unknown-state", $"$.acts[{i}].to", act.To);
            if (act.To == ProcessDefinition.Resume && act.From.Any(x => states[x].Any(s => !s.Suspended)))
                yield return Error("process.resumes-what-is-not-suspended", $"$.acts[{i}].from", act.Code);
        }
        foreach (var (i, limit) in process.Limits.Index().Where(x => !states.Contains(x.Item.State)))
            yield return Error("process.unknown-state", $"$.limits[{i}].state", limit.State);
        foreach (var (i, limit) in process.Limits.Index())
        foreach (var (j, _) in limit.Also.Index().Where(x => x.Item.Percent is null == x.Item.After is null))
            yield return Error("process.rung-when", $"$.limits[{i}].also[{j}]", limit.State);
    }

    private static IEnumerable<ProcessError> Reach(ProcessDefinition process)
    {
        var ways = Ways(process).ToList();
        var reached = Closure([process.InitialState], ways.ToLookup(x => x.From, x => x.To));
        var ends = process.States.Where(x => x.Final).Select(x => x.Code);
        var ending = Closure(ends, ways.ToLookup(x => x.To, x => x.From));
        foreach (var (i, state) in process.States.Index())
        {
            if (!reached.Contains(state.Code))
                yield return Error("process.unreachable-state", $"$.states[{i}]", state.Code);
            if (!ending.Contains(state.Code))
                yield return Error("process.dead-end", $"$.states[{i}]", state.Code);
        }
        if (
            !process.States.Any(x =>
                x is { Final: true, Phase: ProcessPhase.Done } && reached.Contains(x.Code)
            )
        )
            yield return Error("process.no-way-to-an-end", "$.states");
    }

    /// <summary>Every step a case can take; resuming leads back to wherever it was suspended.</summary>
    private static IEnumerable<(string From, string To)> Ways(ProcessDefinition process) =>
        from act in process.Acts
        from start in act.From
        from end in act.To == ProcessDefinition.Resume
            ? process.Acts.Where(x => x.To == start).SelectMany(x => x.From)
            : [act.To]
        select (start, end);

    private static HashSet<string> Closure(IEnumerable<string> starts, ILookup<string, string> next)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(starts);
        while (open.TryPop(out var state))
            if (found.Add(state))
                foreach (var way in next[state])
                    open.Push(way);
        return found;
    }
}
