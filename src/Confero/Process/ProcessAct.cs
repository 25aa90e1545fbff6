namespace Confero.Process;

/// <summary>An act of the process.</summary>
public sealed record ProcessAct
{
    public required string Code { get; init; }
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>The state it leads to, or <see cref="ProcessDefinition.Resume"/>.</summary>
    public required string To { get; init; }
    public required IReadOnlyList<ProcessRole> By { get; init; }

    /// <summary>Acts whose doers may not do this one: the rule of two persons.</summary>
    public IReadOnlyList<string> OtherThan { get; init; } = [];

    /// <summary>The scope of the consent that this act is; only authorisers of the State may do such an act.</summary>
    public string? Consent { get; init; }

    /// <summary>What the act brings about, whatever it is called.</summary>
    public IReadOnlyList<ActMeaning> Means { get; init; } = [];

    /// <summary>What it asks of whoever does it.</summary>
    public IReadOnlyList<ActNeed> Needs { get; init; } = [];
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public bool Does(ActMeaning meaning) => Means.Contains(meaning);

    /// <summary>Whether it is done by an act of its own, because it carries more than a note.</summary>
    public bool HasOwnAct =>
        Means.Any(x => x is ActMeaning.Propose or ActMeaning.Evaluate or ActMeaning.Check);

    /// <summary>Whether it ends the case otherwise than hoped.</summary>
    public bool Ends => Means.Any(x => x is ActMeaning.Withdraw or ActMeaning.Decline);
}

/// <summary>What an act brings about. Code goes by these, never by the code of an act.</summary>
public enum ActMeaning
{
    /// <summary>The State stands behind the text: two persons, and the text is complete.</summary>
    Endorse,

    /// <summary>A package is laid before the State and its providers.</summary>
    Propose,

    /// <summary>The State has answered every contribution and takes what it accepted.</summary>
    Accept,

    /// <summary>What was committed becomes the agreement.</summary>
    Agree,

    /// <summary>The State confirms that all was received.</summary>
    Receive,

    /// <summary>The State says what changed.</summary>
    Evaluate,

    /// <summary>The State answers the later check.</summary>
    Check,

    /// <summary>The State ends the case; the later check falls due after a year.</summary>
    Close,

    /// <summary>The State takes the request back.</summary>
    Withdraw,

    /// <summary>The secretariat says that the request is outside the mechanism.</summary>
    Decline,
}

/// <summary>What an act asks of whoever does it.</summary>
public enum ActNeed
{
    /// <summary>A word of reason.</summary>
    Reason,

    /// <summary>A summary and at least one line.</summary>
    Complete,
}

/// <summary>What people should know before they choose a process, each by language tag.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Roles">Who does what.</param>
/// <param name="Time">How long it takes and what is counted.</param>
/// <param name="Keeps">What the State keeps in hand.</param>
/// <param name="When">When to choose it.</param>
public sealed record ProcessExplanation(
    IReadOnlyDictionary<string, string> Purpose,
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyDictionary<string, string> Time,
    IReadOnlyDictionary<string, string> Keeps,
    IReadOnlyDictionary<string, string> When
);

/// <summary>Who may do an act: a side, and one of these roles.</summary>
public sealed record ProcessRole(ProcessSide Side, IReadOnlyList<string> Roles)
{
    public bool Includes(Actor actor) => actor.Side == Side && Roles.Any(actor.Roles.Contains);
}

/// <summary>On whose behalf somebody acts in a case.</summary>
public enum ProcessSide
{
    State,
    Secretariat,
}

/// <summary>Who wants to act, as far as a process cares.</summary>
/// <param name="Earlier">The acts this person ever did in this case.</param>
public sealed record Actor(ProcessSide Side, IReadOnlyList<string> Roles, IReadOnlyList<string> Earlier)
{
    public bool Did(string act) => Earlier.Contains(act);
}

/// <summary>The state an act leads to, or why it may not be done.</summary>
public sealed record ProcessDecision(ProcessState? State, Refusal? Refusal)
{
    public static ProcessDecision Refused(string code) => new(null, Confero.Refusal.Rule(code));
}
