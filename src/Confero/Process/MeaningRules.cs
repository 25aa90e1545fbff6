namespace Confero.Process;

/// <summary>
/// What the meanings of acts ask of a definition, so that packages, delivery, evaluation and lists work whatever its
/// acts are called, and the State keeps what is its own.
/// </summary>
internal static class MeaningRules
{
    /// <summary>Meanings without which a case could not be asked, answered and ended.</summary>
    private static readonly ActMeaning[] Needed =
    [
        ActMeaning.Endorse,
        ActMeaning.Propose,
        ActMeaning.Accept,
        ActMeaning.Agree,
        ActMeaning.Receive,
        ActMeaning.Close,
        ActMeaning.Withdraw,
    ];

    /// <summary>Meanings that are a decision of the State on record.</summary>
    private static readonly ActMeaning[] Consents =
    [
        ActMeaning.Endorse,
        ActMeaning.Accept,
        ActMeaning.Agree,
        ActMeaning.Close,
    ];

    /// <summary>Whether only the requesting State may do an act of this meaning.</summary>
    public static bool IsOfTheState(ActMeaning meaning) =>
        meaning is not (ActMeaning.Propose or ActMeaning.Decline);

    public static IEnumerable<ProcessError> Check(ProcessDefinition process) =>
        [.. Missing(process), .. Acts(process), .. Withdrawal(process)];

    private static IEnumerable<ProcessError> Missing(ProcessDefinition process) =>
        Needed
            .Where(x => !process.Acts.Any(act => act.Does(x)))
            .Select(x => ProcessRules.Error("process.meaning-missing", "$.acts", JsonNames.Of(x)));

    private static IEnumerable<ProcessError> Acts(ProcessDefinition process)
    {
        foreach (var (i, act) in process.Acts.Index())
        {
            if (act.HasOwnAct && act.Means.Count > 1)
                yield return Error("process.meaning-alone", i, "means", act);
            if (act.Consent is null && act.Means.Any(Consents.Contains))
                yield return Error("process.meaning-consents", i, "means", act);
            if (act.Means.Any(x => !IsOfTheState(x)) && act.By.Any(x => x.Side != ProcessSide.Secretariat))
                yield return Error("process.only-the-secretariat", i, "by", act);
            if (act.Means.Any(x => IsTwice(process, act, x)))
                yield return Error("process.meaning-twice", i, "means", act);
            if (Enters(process, act, ProcessPhase.Delivery) && !act.Does(ActMeaning.Agree))
                yield return Error("process.delivery-without-agreement", i, "to", act);
            if (Enters(process, act, ProcessPhase.Done) && !act.Does(ActMeaning.Close))
                yield return Error("process.ends-without-closing", i, "to", act);
            if (
                act.Does(ActMeaning.Close)
                && act.To != ProcessDefinition.Resume
                && !process.State(act.To).Final
            )
                yield return Error("process.closes-without-end", i, "to", act);
        }
    }

    /// <summary>Whatever the process is, the State can take its request back until it has agreed.</summary>
    private static IEnumerable<ProcessError> Withdrawal(ProcessDefinition process) =>
        process
            .States.Index()
            .Where(x =>
                !x.Item.Final
                && x.Item.Phase is ProcessPhase.National or ProcessPhase.Secretariat or ProcessPhase.Matching
                && process.ActThat(ActMeaning.Withdraw, x.Item.Code) is null
            )
            .Select(x => ProcessRules.Error("process.cannot-withdraw", $"$.states[{x.Index}]", x.Item.Code));

    private static bool IsTwice(ProcessDefinition process, ProcessAct act, ActMeaning meaning) =>
        meaning is not (ActMeaning.Withdraw or ActMeaning.Decline)
        && process.Acts.Any(x => x != act && x.Does(meaning) && x.From.Intersect(act.From).Any());

    private static bool Enters(ProcessDefinition process, ProcessAct act, ProcessPhase phase) =>
        act.To != ProcessDefinition.Resume
        && process.State(act.To).Phase == phase
        && act.From.Any(x => process.State(x).Phase != phase);

    private static ProcessError Error(string code, int act, string field, ProcessAct about) =>
        ProcessRules.Error(code, $"$.acts[{act}].{field}", about.Code);
}
