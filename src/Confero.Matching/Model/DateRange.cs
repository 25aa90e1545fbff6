using System.Runtime.InteropServices;

namespace Confero.Matching.Model;

/// <summary>Days from <see cref="From"/> to <see cref="To"/>, both included; empty if the first is after the last.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    /// <summary>Number of days, never negative.</summary>
    public int Days() => Math.Max(0, To.DayNumber - From.DayNumber + 1);

    /// <summary>The days that both have.</summary>
    public DateRange Intersect(DateRange other) =>
        new(From > other.From ? From : other.From, To < other.To ? To : other.To);
}
