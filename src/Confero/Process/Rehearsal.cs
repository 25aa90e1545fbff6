namespace Confero.Process;

/// <summary>Somebody who plays a part in a rehearsal.</summary>
/// <param name="Key">Stable name of the part, for example <c>authoriser</c>.</param>
public sealed record RehearsalPerson(string Key, ProcessSide Side, IReadOnlyList<string> Roles);

/// <summary>Something that happened in a rehearsal.</summary>
/// <param name="Who">Key of the person who acted; null when time passed and somebody was told.</param>
/// <param name="Act">What was done.</param>
/// <param name="To">Where the case went.</param>
/// <param name="Told">Who was told because of a time limit.</param>
public sealed record RehearsalEvent(
    DateTimeOffset At,
    string? Who,
    ProcessAct? Act,
    ProcessState? To,
    LimitCall? Told
);

/// <summary>What a person could do now, or why not.</summary>
public sealed record RehearsalChoice(ProcessAct Act, string? Refusal);

/// <summary>
/// A case that exists nowhere: a walk through a definition as everybody who takes part, with a clock that is moved. It
/// follows from the definition and the moves alone, so nothing of it is ever stored.
/// </summary>
public sealed class Rehearsal
{
    /// <summary>More moves than anybody needs to see what a process does.</summary>
    public const int MostMoves = 100;
    private const string Waiting = "wait";
    private readonly ProcessDefinition process;
    private readonly HashSet<(string Who, string Act)> did = [("drafter", "draft"), ("drafter", "edit")];
    private readonly List<RehearsalEvent> events = [];
    private string? resume;

    private Rehearsal(ProcessDefinition process, DateTimeOffset start)
    {
        (this.process, Now, Since) = (process, start, start);
        State = process.State(process.InitialState);
    }

    /// <summary>Who takes part; one person of the State holds both roles, to show what the rule of two persons does.</summary>
    public static IReadOnlyList<RehearsalPerson> People { get; } =
    [
        new("drafter", ProcessSide.State, ["drafter"]),
        new("authoriser", ProcessSide.State, ["authoriser"]),
        new("both", ProcessSide.State, ["drafter", "authoriser"]),
        new("broker", ProcessSide.Secretariat, ["broker"]),
        new("administrator", ProcessSide.Secretariat, ["administrator"]),
    ];

    public ProcessState State { get; private set; }
    public DateTimeOffset Now { get; private set; }

    /// <summary>Since when the case is in its state.</summary>
    public DateTimeOffset Since { get; private set; }
    public IReadOnlyList<RehearsalEvent> Events => events;

    /// <summary>The time limits that run.</summary>
    public IReadOnlyList<Deadline> Deadlines => Deadline.Of(process, State.Code, Since, Now);

    /// <summary>
    /// Plays moves one after the other: <c>person:act</c>, <c>wait:next</c> (until somebody is told) or <c>wait:24</c>
    /// (hours). What is not possible is passed over.
    /// </summary>
    public static Rehearsal Play(ProcessDefinition process, DateTimeOffset start, IEnumerable<string> moves)
    {
        var played = new Rehearsal(process, start);
        foreach (var move in moves.Take(MostMoves))
            if (move.Split(':', 2) is [var who, var what])
                played.Move(who, what);
        return played;
    }

    /// <summary>The acts of the present state, with the reason for each that a person may not do.</summary>
    public IReadOnlyList<RehearsalChoice> Choices(RehearsalPerson person) =>
        [
            .. process
                .Acts.Where(x => x.From.Contains(State.Code))
                .Select(x => new RehearsalChoice(x, Decide(person, x.Code).Refusal?.Code)),
        ];

    private ProcessDecision Decide(RehearsalPerson person, string act) =>
        process.Decide(
            State.Code,
            act,
            new Actor(person.Side, person.Roles, [.. did.Where(x => x.Who == person.Key).Select(x => x.Act)]),
            resume
        );

    private void Move(string who, string what)
    {
        if (who == Waiting)
            Wait(what);
        else if (
            People.FirstOrDefault(x => x.Key == who) is { } person
            && Decide(person, what).State is { } to
        )
            Do(who, process.Act(what)!, to);
    }

    private void Do(string who, ProcessAct act, ProcessState to)
    {
        did.Add((who, act.Code));
        if (to.Suspended)
            resume = State.Code;
        (State, Since) = (to, Now);
        events.Add(new RehearsalEvent(Now, who, act, to, null));
    }

    private void Wait(string what)
    {
        var until =
            what == "next" ? Next()?.At
            : int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
                ? Now.AddHours(Math.Min(hours, 24 * 366))
            : null;
        if (until is not { } end)
            return;
        while (events.Count < MostMoves * 4 && Next() is { } call && call.At <= end)
        {
            foreach (var told in Upcoming().Where(x => x.At == call.At))
                events.Add(new RehearsalEvent(told.At, null, null, null, told));
            Now = call.At;
        }
        Now = end > Now ? end : Now;
    }

    private LimitCall? Next() => Upcoming().MinBy(x => x.At);

    private List<LimitCall> Upcoming() => [.. Deadlines.SelectMany(x => x.Calls).Where(x => x.At > Now)];
}
