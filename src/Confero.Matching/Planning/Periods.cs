using Confero.Matching.Model;

namespace Confero.Matching.Planning;

/// <summary>The planning periods: runs of calendar months, the first beginning on the planning day.</summary>
internal sealed class Periods
{
    private readonly DateOnly _asOf;
    private readonly int _months;

    public Periods(DateOnly asOf, int monthsInPeriod, DateOnly last)
    {
        _asOf = asOf;
        _months = Math.Max(1, monthsInPeriod);
        Count = Math.Max(1, Of(last) + 1);
    }

    public int Count { get; }

    public int MonthsInPeriod => _months;

    /// <summary>The period of a day; days before the planning day count as the first period.</summary>
    public int Of(DateOnly day) =>
        Math.Max(0, ((day.Year - _asOf.Year) * 12 + day.Month - _asOf.Month) / _months);

    public DateRange Days(int period)
    {
        var first = new DateOnly(_asOf.Year, _asOf.Month, 1).AddMonths(period * _months);
        return new DateRange(period == 0 ? _asOf : first, first.AddMonths(_months).AddDays(-1));
    }
}
