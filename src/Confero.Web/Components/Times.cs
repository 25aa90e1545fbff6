using Confero.Languages;
using Confero.Process;

namespace Confero.Web.Components;

/// <summary>Instants and spans as people say them.</summary>
public static class Times
{
    /// <summary>An instant on the clocks of a zone, with the zone and its distance from UTC.</summary>
    public static string In(string zone, DateTimeOffset at)
    {
        var there = LocalMoment.In(zone, at);
        var sign = there.Offset < TimeSpan.Zero ? '−' : '+';
        var day = there.Local.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
        return there.Zone == "UTC" ? $"{day} UTC" : $"{day} ({there.Zone}, UTC{sign}{there.Offset:hh\\:mm})";
    }

    /// <summary>A span in its two largest units, from minutes to days.</summary>
    public static string Span(Texts texts, TimeSpan span)
    {
        span = span.Duration();
        var minutes = (long)Math.Round(span.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return (days, hours) switch
        {
            (> 6, _) => texts.Count("time.days", (minutes + 720) / 1440),
            (> 0, 0) => texts.Count("time.days", days),
            (> 0, _) => texts["time.and", texts.Count("time.days", days), texts.Count("time.hours", hours)],
            (_, > 0) when rest == 0 => texts.Count("time.hours", hours),
            (_, > 0) => texts[
                "time.and",
                texts.Count("time.hours", hours),
                texts.Count("time.minutes", rest)
            ],
            _ => texts.Count("time.minutes", rest),
        };
    }

    /// <summary>An amount of what a time limit counts.</summary>
    public static string Amount(Texts texts, int amount, LimitUnit unit) =>
        texts.Count($"time.{JsonNames.Of(unit)}", amount);
}
