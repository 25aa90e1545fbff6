using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>Counting of the days on which people can work.</summary>
internal static class Calendar
{
    /// <summary>Days of <paramref name="range"/> on which the offer's people are free; overlapping entries count once.</summary>
    public static int FreeDays(Offer offer, DateRange range)
    {
        if (offer.Availability.Count == 0)
            return range.Days();
        var days = 0;
        var next = range.From;
        foreach (var free in Ordered(offer.Availability))
        {
            var part = free.Intersect(range with { From = next });
            if (part.Days() == 0)
                continue;
            days += part.Days();
            next = part.To.AddDays(1);
        }
        return days;
    }

    /// <summary>The first day by which <paramref name="wanted"/> free days have passed, counted from <paramref name="from"/>.</summary>
    public static DateOnly? DayAfterWork(Offer offer, DateOnly from, DateOnly last, long wanted)
    {
        if (FreeDays(offer, new DateRange(from, last)) < wanted)
            return null;
        int low = from.DayNumber,
            high = last.DayNumber;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (FreeDays(offer, new DateRange(from, DateOnly.FromDayNumber(middle))) >= wanted)
                high = middle;
            else
                low = middle + 1;
        }
        return DateOnly.FromDayNumber(low);
    }

    private static IReadOnlyList<DateRange> Ordered(IReadOnlyList<DateRange> ranges)
    {
        for (var i = 1; i < ranges.Count; i++)
            if (ranges[i].From < ranges[i - 1].From)
                return [.. ranges.OrderBy(range => range.From)];
        return ranges;
    }
}
