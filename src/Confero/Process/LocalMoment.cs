using NodaTime;
using NodaTime.Extensions;

namespace Confero.Process;

/// <summary>One instant as the clocks of a zone show it. Whatever the zone, the instant is the same.</summary>
/// <param name="Local">Date and time of day on the wall there.</param>
/// <param name="Offset">How far that wall is ahead of UTC.</param>
/// <param name="Zone">IANA name of the zone; an unknown one reads as UTC.</param>
public sealed record LocalMoment(DateTime Local, TimeSpan Offset, string Zone)
{
    public DateTimeOffset Instant => new(Local, Offset);

    public static LocalMoment In(string zone, DateTimeOffset at)
    {
        var found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var there = at.ToInstant().InZone(found);
        return new(there.LocalDateTime.ToDateTimeUnspecified(), there.Offset.ToTimeSpan(), found.Id);
    }
}
