namespace Confero.Process;

/// <summary>
/// Full national ownership as rules over a definition: whatever its states and acts are called, a case leaves the
/// State by the consent of two persons, and only the State takes it where a consent leads, into delivery, to its
/// end and out of suspension.
/// </summary>
internal static class OwnershipRules
{
    /// <summary>What a person did to a text that bars them from sending it out.</summary>
    private static readonly string[] Writing = ["draft", "edit"];

    public static IEnumerable<ProcessError> Check(ProcessDefinition process)
    {
        if (!process.Acts.Any(x => x.Consent == ConsentScopes.Circulate))
            yield return ProcessRules.Error("process.no-consent-to-circulate", "$.acts");
        var reserved = process.OnlyTheStateEnters;
        foreach (var (i, act) in process.Acts.Index())
        {
            var byOthers = act.By.Any(x => x.Side != ProcessSide.State);
            if (byOthers && IsOfTheState(process, act, reserved))
                yield return ProcessRules.Error("process.only-the-state", $"$.acts[{i}].by", act.Code);
            if (act.Consent is not null && (byOthers || act.By.Any(x => x.Roles.Any(r => r != "authoriser"))))
                yield return ProcessRules.Error(
                    "process.only-an-authoriser-consents",
                    $"$.acts[{i}].consent",
                    act.Code
                );
            if (!Leaves(process, act))
                continue;
            if (act.Consent is null)
                yield return ProcessRules.Error("process.leaves-without-consent", $"$.acts[{i}]", act.Code);
            if (!act.Does(ActMeaning.Endorse))
                yield return ProcessRules.Error(
                    "process.leaves-without-endorsement",
                    $"$.acts[{i}]",
                    act.Code
                );
            if (Writing.Except(act.OtherThan).Any())
                yield return ProcessRules.Error(
                    "process.needs-two-persons",
                    $"$.acts[{i}].otherThan",
                    act.Code
                );
        }
    }

    private static bool IsOfTheState(
        ProcessDefinition process,
        ProcessAct act,
        IReadOnlySet<string> reserved
    ) =>
        act.Means.Any(MeaningRules.IsOfTheState)
        || act.To == ProcessDefinition.Resume
        || (reserved.Contains(act.To) && act.From.Any(x => x != act.To))
        || (
            process.State(act.To).Phase is ProcessPhase.Delivery or ProcessPhase.Done
            && act.From.Any(x => process.State(x).Phase != process.State(act.To).Phase)
        );

    /// <summary>Whether the act takes a text that the State was still writing to somebody outside.</summary>
    private static bool Leaves(ProcessDefinition process, ProcessAct act) =>
        act.To != ProcessDefinition.Resume
        && process.State(act.To).Phase is not (ProcessPhase.National or ProcessPhase.Stopped)
        && act.From.Any(x =>
            x != act.To && process.State(x) is { Editable: true } or { Phase: ProcessPhase.National }
        );
}
