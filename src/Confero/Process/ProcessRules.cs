namespace Confero.Process;

/// <summary>What no process definition may do, however it is written. Full national ownership starts here.</summary>
internal static class ProcessRules
{
    /// <summary>Acts that only the requesting State may do.</summary>
    private static readonly string[] OfTheState =
    [
        "endorse",
        "consent-to-circulate",
        "accept",
        "agree",
        "withdraw",
        "close",
    ];

    public static IEnumerable<ProcessError> Check(ProcessDefinition process) =>
        [
            .. Shape(process),
            .. References(process),
            .. Ownership(process),
            .. Reach(process),
            .. Limits(process),
        ];

    private static IEnumerable<ProcessError> Shape(ProcessDefinition process)
    {
        if (process.States.Count(x => x.Initial) != 1)
            yield return Error("process.one-initial-state", "$.states");
        foreach (var twice in process.States.GroupBy(x => x.Code).Where(x => x.Count() > 1))
            yield return Error("process.state-twice", "$.states", twice.Key);
        foreach (var twice in process.Acts.GroupBy(x => x.Code).Where(x => x.Count() > 1))
            yield return Error("process.act-twice", "$.acts", twice.Key);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(process.Zone, out _))
            yield return Error("process.unknown-zone", "$.zone", process.Zone);
    }

    private static IEnumerable<ProcessError> References(ProcessDefinition process)
    {
        var states = process.States.Select(x => x.Code).ToHashSet();
        for (var i = 0; i < process.Acts.Count; i++)
        {
            var act = process.Acts[i];
            foreach (var from in act.From.Where(x => !states.Contains(x)))
                yield return Error("process.unknown-state", $"$.acts[{i}].from", from);
            if (act.To != ProcessDefinition.Resume && !states.Contains(act.To))
                yield return Error("process.unknown-state", $"$.acts[{i}].to", act.To);
        }
        for (var i = 0; i < process.Limits.Count; i++)
            if (!states.Contains(process.Limits[i].State))
                yield return Error("process.unknown-state", $"$.limits[{i}].state", process.Limits[i].State);
    }

    private static IEnumerable<ProcessError> Ownership(ProcessDefinition process)
    {
        if (!process.Acts.Any(x => x.Consent == ConsentScopes.Circulate))
            yield return Error("process.no-consent-to-circulate", "$.acts");
        for (var i = 0; i < process.Acts.Count; i++)
        {
            var act = process.Acts[i];
            var byOthers = act.By.Any(x => x.Side != ProcessSide.State);
            if (OfTheState.Contains(act.Code) && byOthers)
                yield return Error("process.only-the-state", $"$.acts[{i}].by", act.Code);
            if (act.Consent is not null && (byOthers || act.By.Any(x => x.Roles.Any(r => r != "authoriser"))))
                yield return Error("process.only-an-authoriser-consents", $"$.acts[{i}].consent", act.Code);
            if (act.Code == "endorse" && act.OtherThan.Count == 0)
                yield return Error("process.endorse-needs-two-persons", $"$.acts[{i}].otherThan");
        }
    }

    private static IEnumerable<ProcessError> Reach(ProcessDefinition process)
    {
        if (process.States.Count(x => x.Initial) != 1)
            yield break;
        var reached = new HashSet<string>();
        Visit(process, process.InitialState, reached);
        for (var i = 0; i < process.States.Count; i++)
        {
            var state = process.States[i];
            if (!reached.Contains(state.Code))
                yield return Error("process.unreachable-state", $"$.states[{i}]", state.Code);
            if (!state.Final && !process.Acts.Any(x => x.From.Contains(state.Code)))
                yield return Error("process.dead-end", $"$.states[{i}]", state.Code);
        }
        if (
            !process.States.Any(x =>
                x is { Final: true, Phase: ProcessPhase.Done } && reached.Contains(x.Code)
            )
        )
            yield return Error("process.no-way-to-an-end", "$.states");
    }

    private static void Visit(ProcessDefinition process, string state, HashSet<string> reached)
    {
        if (!reached.Add(state))
            return;
        foreach (
            var act in process.Acts.Where(x => x.From.Contains(state) && x.To != ProcessDefinition.Resume)
        )
            Visit(process, act.To, reached);
    }

    private static IEnumerable<ProcessError> Limits(ProcessDefinition process)
    {
        for (var i = 0; i < process.Limits.Count; i++)
            if (process.Limits[i].Amount <= 0)
                yield return Error("process.limit-not-positive", $"$.limits[{i}].amount");
    }

    private static ProcessError Error(string code, string path, params string[] args) =>
        new(code, path, 0, args);
}
