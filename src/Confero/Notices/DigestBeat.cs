using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace Confero.Notices;

/// <summary>
/// When summaries are due. Each local day has exactly one beat: an hour that the clock skips is taken when it would have
/// been, one that comes twice the first time.
/// </summary>
public static class DigestBeat
{
    private const int Week = 7;

    /// <summary>Zones people may choose, by name.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        "UTC",
        .. TzdbDateTimeZoneSource
            .Default.ZoneLocations!.Select(x => x.ZoneId)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    /// <summary>
    /// The latest local day whose beat lies after <paramref name="from"/> and not after <paramref name="to"/>, and whether
    /// a weekly beat lies there too; null when there is none.
    /// </summary>
    public static (LocalDate Day, bool Weekly)? Due(
        NoticeChoice choice,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        var today = to.ToInstant().InZone(Zone(choice)).Date;
        var due = Enumerable
            .Range(0, Week + 1)
            .Select(back => today.PlusDays(-back))
            .Where(day => Beat(choice, day) > from.ToInstant() && Beat(choice, day) <= to.ToInstant())
            .ToList();
        return due.Count == 0 ? null : (due[0], due.Exists(day => IsWeekly(choice, day)));
    }

    /// <summary>The first beat after an instant at which a cadence is told; page only is told daily.</summary>
    public static DateTimeOffset Next(NoticeChoice choice, Cadence cadence, DateTimeOffset after)
    {
        var first = after.ToInstant().InZone(Zone(choice)).Date.PlusDays(-1);
        return Enumerable
            .Range(0, Week + 3)
            .Select(first.PlusDays)
            .Where(day => cadence != Cadence.Weekly || IsWeekly(choice, day))
            .Select(day => Beat(choice, day))
            .First(beat => beat > after.ToInstant())
            .ToDateTimeOffset();
    }

    private static bool IsWeekly(NoticeChoice choice, LocalDate day) =>
        day.DayOfWeek.ToDayOfWeek() == choice.WeeklyOn;

    private static Instant Beat(NoticeChoice choice, LocalDate day) =>
        day.At(new LocalTime(choice.Hour, 0)).InZoneLeniently(Zone(choice)).ToInstant();

    private static DateTimeZone Zone(NoticeChoice choice) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(choice.Zone) ?? DateTimeZone.Utc;
}
