using NodaTime;
using NodaTime.Extensions;

namespace Confero.Process;

/// <summary>How long a case may rest in a state before somebody is told. It never moves the case.</summary>
public sealed record TimeLimit
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public required string State { get; init; }

    /// <summary>How many of <see cref="Unit"/>.</summary>
    public required int Amount { get; init; }
    public required LimitUnit Unit { get; init; }
    public required LimitEffect Effect { get; init; }

    /// <summary>Who is told at its end.</summary>
    public required ProcessRole Tell { get; init; }

    /// <summary>Whether it starts again when it ends.</summary>
    public bool Repeats { get; init; }

    /// <summary>Who else is told, before its end and after it.</summary>
    public IReadOnlyList<LimitRung> Also { get; init; } = [];

    /// <summary>The instant it ends. Days end with the day of the process's zone; working days skip the others.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset since, ProcessDefinition process) =>
        EndOf(Amount, since, process);

    /// <summary>The lap that has not ended at an instant: the only one of a limit that does not repeat.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Lap(
        DateTimeOffset since,
        DateTimeOffset now,
        ProcessDefinition process
    )
    {
        var from = since;
        if (Repeats && Unit == LimitUnit.Hours && now > since)
            from += Amount * Hour * Math.Floor((now - since) / (Amount * Hour));
        var to = EndsAt(from, process);
        while (Repeats && to <= now)
            (from, to) = (to, EndsAt(to, process));
        return (from, to);
    }

    /// <summary>Everybody who is told in a lap, and when, in that order; the end of the limit itself has no rung.</summary>
    public IReadOnlyList<LimitCall> Calls(DateTimeOffset from, ProcessDefinition process)
    {
        var end = EndsAt(from, process);
        var rungs = Also.Select((x, i) => new LimitCall(i, When(x, from, end, process), x.Effect, x.Tell));
        return [.. rungs.Append(new LimitCall(null, end, Effect, Tell)).OrderBy(x => x.At)];
    }

    private DateTimeOffset When(
        LimitRung rung,
        DateTimeOffset from,
        DateTimeOffset end,
        ProcessDefinition process
    ) =>
        rung.After is { } more
            ? EndOf(Amount + more, from, process)
            : from + ((end - from) * (rung.Percent ?? 0) / 100);

    /// <summary>When a day begins: later than midnight where the zone skips it; with the next day where the zone skips all of it.</summary>
    private static Instant Start(LocalDate day, DateTimeZone zone) =>
        day.AtMidnight().InZoneLeniently(zone).ToInstant();

    private DateTimeOffset EndOf(int amount, DateTimeOffset since, ProcessDefinition process)
    {
        if (Unit == LimitUnit.Hours)
            return since + (amount * Hour);
        var zone = DateTimeZoneProviders.Tzdb[process.Zone];
        var day = since.ToInstant().InZone(zone).Date;
        for (var left = amount; left > 0; )
        {
            day = day.PlusDays(1);
            var counts = Unit == LimitUnit.Days || process.IsWorkingDay(day.ToDateOnly());
            if (counts && Start(day, zone) < Start(day.PlusDays(1), zone))
                left--;
        }
        return Start(day.PlusDays(1), zone).ToDateTimeOffset();
    }
}

/// <summary>Somebody who is told before a limit ends, or after it.</summary>
public sealed record LimitRung
{
    /// <summary>Part of the limit's time that has passed, 1 to 99.</summary>
    public int? Percent { get; init; }

    /// <summary>How many of the limit's unit after its end.</summary>
    public int? After { get; init; }
    public required LimitEffect Effect { get; init; }
    public required ProcessRole Tell { get; init; }
}

/// <summary>That somebody is told at an instant.</summary>
/// <param name="Rung">Index among the rungs of the limit; null for its end.</param>
public sealed record LimitCall(int? Rung, DateTimeOffset At, LimitEffect Effect, ProcessRole Tell);

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    Hours,
    Days,
    WorkingDays,
}

/// <summary>What happens at the end of a limit. There is no effect that consents, accepts or moves a case.</summary>
public enum LimitEffect
{
    /// <summary>Those who must act are reminded.</summary>
    Remind,

    /// <summary>The case is put on the review list.</summary>
    Review,

    /// <summary>Those above are told.</summary>
    Escalate,

    /// <summary>The next person on call is woken, unless somebody has taken the case up.</summary>
    Wake,
}

/// <summary>Days of the week as definitions write them.</summary>
internal static class WorkingDays
{
    private static readonly string[] Codes = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool IsWorkingDay(this ProcessDefinition process, DateOnly day) =>
        process.WorkingDays.Contains(Codes[(int)day.DayOfWeek]) && !process.Holidays.Contains(day);
}
