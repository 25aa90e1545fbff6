namespace Confero.Process;

/// <summary>
/// The versioned rules a case follows: its states, the acts that lead from one to another and who may do them, and
/// time limits. Data, not code; see <c>data/schemas/process-definition.schema.json</c>.
/// </summary>
public sealed record ProcessDefinition
{
    /// <summary>Where an act leads that brings a suspended case back to where it was.</summary>
    public const string Resume = "@resume";

    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>Names by language tag.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Whether it counts hours and wakes people: word of it goes out at once, whatever its reader chose.</summary>
    public bool Urgent { get; init; }

    /// <summary>What people should know before they choose it.</summary>
    public ProcessExplanation? About { get; init; }

    /// <summary>Where its rules come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>IANA zone in which working days and ends of days are counted.</summary>
    public required string Zone { get; init; }

    /// <summary>Days of the week that count as working days, mon to sun.</summary>
    public required IReadOnlyList<string> WorkingDays { get; init; }

    /// <summary>Dates that are no working days although their day of the week is.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];
    public required IReadOnlyList<ProcessState> States { get; init; }
    public required IReadOnlyList<ProcessAct> Acts { get; init; }
    public IReadOnlyList<TimeLimit> Limits { get; init; } = [];

    public string InitialState => States.First(x => x.Initial).Code;

    /// <summary>The state of a code; a case is never in one its definition lacks.</summary>
    public ProcessState State(string code) => States.First(x => x.Code == code);

    /// <summary>States that nobody but the requesting State brings a case into: those that a consent leads to.</summary>
    public IReadOnlySet<string> OnlyTheStateEnters =>
        Acts.Where(x => x.Consent is not null).Select(x => x.To).ToHashSet();

    /// <summary>The act of a meaning that starts from a state; null when there is none.</summary>
    public ProcessAct? ActThat(ActMeaning meaning, string state) =>
        Acts.FirstOrDefault(x => x.Does(meaning) && x.From.Contains(state));

    /// <summary>Whether an act takes a case from this state further on: not back, not out, not aside.</summary>
    public bool LeadsOn(ProcessAct act, string state) =>
        act.To != Resume
        && act.To != state
        && !act.Needs.Contains(ActNeed.Reason)
        && State(act.To) is { Suspended: false, Phase: not ProcessPhase.Stopped } to
        && Order(to).CompareTo(Order(State(state))) > 0;

    /// <summary>Where a state stands on the way: by phase, then as the definition lists it.</summary>
    private (ProcessPhase, int) Order(ProcessState state) =>
        (state.Phase, States.Index().First(x => x.Item.Code == state.Code).Index);

    public ProcessAct? Act(string code) => Acts.FirstOrDefault(x => x.Code == code);

    /// <summary>
    /// Decides an act: the state it leads to, or why it may not be done. Pure; silence, expiry and anybody but the
    /// State's own members cannot reach what the definition reserves for the State.
    /// </summary>
    /// <param name="state">Code of the state the case is in.</param>
    /// <param name="resume">The state a suspended case goes back to.</param>
    public ProcessDecision Decide(string state, string act, Actor actor, string? resume = null)
    {
        if (Act(act) is not { } found)
            return ProcessDecision.Refused("process.unknown-act");
        if (!found.From.Contains(state))
            return ProcessDecision.Refused("process.not-in-state");
        if (!found.By.Any(x => x.Includes(actor)))
            return ProcessDecision.Refused("process.not-your-role");
        if (found.OtherThan.Any(earlier => actor.Did(earlier)))
            return ProcessDecision.Refused("process.needs-second-person");
        var to = found.To == Resume ? resume : found.To;
        return to is null
            ? ProcessDecision.Refused("process.nowhere-to-resume")
            : new ProcessDecision(State(to), null);
    }

    /// <summary>The acts this actor could do now.</summary>
    public IReadOnlyList<ProcessAct> Available(string state, Actor actor, string? resume = null) =>
        [.. Acts.Where(x => Decide(state, x.Code, actor, resume).State is not null)];

    /// <summary>When the first time limit of a state ends for a case that entered it at <paramref name="since"/>; null when it has none.</summary>
    public DateTimeOffset? DueAt(string state, DateTimeOffset since) =>
        Limits.Where(x => x.State == state).Min(x => (DateTimeOffset?)x.EndsAt(since, this));
}

/// <summary>A state a case can be in.</summary>
public sealed record ProcessState
{
    public required string Code { get; init; }
    public required ProcessPhase Phase { get; init; }

    /// <summary>Names for those who work on the case, by language tag.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Names for everybody else, by language tag.</summary>
    public required IReadOnlyDictionary<string, string> PublicNames { get; init; }

    /// <summary>Where a new case starts; exactly one state.</summary>
    public bool Initial { get; init; }

    /// <summary>Whether the State may change texts and need lines.</summary>
    public bool Editable { get; init; }

    /// <summary>Whether the case waits and can be resumed.</summary>
    public bool Suspended { get; init; }

    /// <summary>Whether reaching it ends the case.</summary>
    public bool Final { get; init; }
}

/// <summary>How far a case has come; what disclosure and lists go by.</summary>
public enum ProcessPhase
{
    /// <summary>Inside the State; nobody else sees it.</summary>
    National,

    /// <summary>With the secretariat, not yet shown to others.</summary>
    Secretariat,

    /// <summary>Partners are being sought, openly or blind.</summary>
    Matching,

    /// <summary>Agreed and being delivered.</summary>
    Delivery,

    /// <summary>Ended as hoped.</summary>
    Done,

    /// <summary>Ended otherwise.</summary>
    Stopped,
}
