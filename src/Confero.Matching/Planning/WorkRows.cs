using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;

namespace Confero.Matching.Planning;

/// <summary>
/// The rows that keep one offer's people within their calendar. A contribution may be limited to part of a period by its
/// need's window; by Hall's condition the days asked can be placed one after the other if and only if every stretch between
/// the start of one such part and the end of another holds the days of the parts inside it. So each stretch is a row.
/// A load limit adds a row for every twelve months that hold more free days than the limit.
/// </summary>
internal sealed class WorkRows
{
    private readonly Offer _offer;
    private readonly Periods _periods;
    private readonly SortedDictionary<int, HashSet<DateRange>> _parts = [];
    private readonly Dictionary<int, List<(DateRange Stretch, int Row)>> _stretches = [];
    private readonly List<(int First, int Last, int Row)> _load = [];

    public WorkRows(Offer offer, Periods periods)
    {
        _offer = offer;
        _periods = periods;
    }

    /// <summary>Notes that work may be done on the usable days of every period they touch.</summary>
    public void Note(DateRange usable)
    {
        for (var period = _periods.Of(usable.From); period <= LastPeriod(usable); period++)
        {
            if (!_parts.TryGetValue(period, out var parts))
                _parts[period] = parts = [];
            parts.Add(Part(usable, period));
        }
    }

    /// <summary>Makes the rows, once everything is noted.</summary>
    public void Build(Func<RowKind, long, RowSource, int> addRow)
    {
        foreach (var (period, parts) in _parts)
        {
            var rows = _stretches[period] = [];
            foreach (var from in parts.Select(part => part.From).Distinct())
            foreach (var to in parts.Select(part => part.To).Distinct())
            {
                var stretch = new DateRange(from, to);
                if (parts.Any(part => Within(part, stretch)))
                    rows.Add(
                        (
                            stretch,
                            addRow(
                                RowKind.People,
                                Calendar.FreeDays(_offer, stretch),
                                new RowSource(_offer, ResourceLimit.Calendar, stretch)
                            )
                        )
                    );
            }
        }
        if (_offer.LoadLimitDays is not { } limit || _parts.Count == 0)
            return;
        var periodsInYear = Math.Max(1, 12 / _periods.MonthsInPeriod);
        int first = _parts.Keys.First(),
            last = _parts.Keys.Last();
        for (var start = first; start == first || start + periodsInYear - 1 <= last; start++)
        {
            var end = Math.Min(last, start + periodsInYear - 1);
            var days = new DateRange(_periods.Days(start).From, _periods.Days(end).To);
            if (Calendar.FreeDays(_offer, days) > limit)
                _load.Add(
                    (
                        start,
                        end,
                        addRow(RowKind.People, limit, new RowSource(_offer, ResourceLimit.Load, days))
                    )
                );
        }
    }

    /// <summary>
    /// The days taken from each period when <paramref name="days"/> of work begin in <paramref name="start"/> and use every
    /// free usable day until they are done; null if the usable days do not suffice or none is free in the first period.
    /// </summary>
    public IReadOnlyList<(int Period, int Days)>? Spread(DateRange usable, int start, long days)
    {
        var spread = new List<(int, int)>();
        for (var period = start; days > 0 && period <= LastPeriod(usable); period++)
        {
            var taken = (int)Math.Min(days, Calendar.FreeDays(_offer, Part(usable, period)));
            if (taken == 0 && spread.Count == 0)
                return null;
            if (taken > 0)
                spread.Add((period, taken));
            days -= taken;
        }
        return days > 0 || spread.Count == 0 ? null : spread;
    }

    /// <summary>Adds the uses of such a spread to the option added last.</summary>
    public void AddUses(
        ProblemBuilder builder,
        DateRange usable,
        IReadOnlyList<(int Period, int Days)> spread
    )
    {
        foreach (var (period, days) in spread)
        {
            var part = Part(usable, period);
            foreach (var (stretch, row) in _stretches[period])
                if (Within(part, stretch))
                    builder.AddUse(row, days);
        }
        foreach (var (first, last, row) in _load)
            if (
                spread.Where(use => use.Period >= first && use.Period <= last).Sum(use => use.Days)
                is var days
                    and > 0
            )
                builder.AddUse(row, days);
    }

    /// <summary>The usable days of the periods of a spread.</summary>
    public DateRange DaysOf(DateRange usable, IReadOnlyList<(int Period, int Days)> spread) =>
        new(Part(usable, spread[0].Period).From, Part(usable, spread[^1].Period).To);

    private int LastPeriod(DateRange usable) => Math.Min(_periods.Count - 1, _periods.Of(usable.To));

    private DateRange Part(DateRange usable, int period) => usable.Intersect(_periods.Days(period));

    private static bool Within(DateRange part, DateRange stretch) =>
        part.From >= stretch.From && part.To <= stretch.To;
}
