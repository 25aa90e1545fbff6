namespace Confero.Process;

/// <summary>How long a case may rest in a state before somebody is told. It never moves the case.</summary>
public sealed record TimeLimit
{
    public required string State { get; init; }

    /// <summary>How many of <see cref="Unit"/>.</summary>
    public required int Amount { get; init; }
    public required LimitUnit Unit { get; init; }
    public required LimitEffect Effect { get; init; }

    /// <summary>Who is told.</summary>
    public required ProcessRole Tell { get; init; }

    /// <summary>Whether it starts again when it ends.</summary>
    public bool Repeats { get; init; }

    /// <summary>The instant it ends. Days end at midnight of the zone; working days skip the others.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset since, ProcessDefinition process)
    {
        if (Unit == LimitUnit.Hours)
            return since.AddHours(Amount);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(process.Zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(since, zone).DateTime);
        for (var left = Amount; left > 0; )
        {
            day = day.AddDays(1);
            if (Unit == LimitUnit.Days || process.IsWorkingDay(day))
                left--;
        }
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

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
}

/// <summary>Days of the week as definitions write them.</summary>
internal static class WorkingDays
{
    private static readonly string[] Codes = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool IsWorkingDay(this ProcessDefinition process, DateOnly day) =>
        process.WorkingDays.Contains(Codes[(int)day.DayOfWeek]) && !process.Holidays.Contains(day);
}
