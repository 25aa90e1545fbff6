using System.Diagnostics;

namespace Confero.Matching.Search;

/// <summary>
/// How much effort a phase may take: a span of time, or a number of steps. A budget of steps gives the same result on every
/// machine.
/// </summary>
internal sealed class Budget
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _time;
    private readonly long? _steps;
    private readonly CancellationToken _cancellation;

    public Budget(TimeSpan time, long? steps, CancellationToken cancellation)
    {
        _time = time;
        _steps = steps;
        _cancellation = cancellation;
    }

    /// <summary>The time for all of it.</summary>
    public TimeSpan Time => _time;

    /// <summary>Share spent after so many steps: 1 and more is all.</summary>
    public double Spent(long steps)
    {
        if (_cancellation.IsCancellationRequested)
            return 1;
        var time = _time <= TimeSpan.Zero ? 1 : _clock.Elapsed / _time;
        if (_steps is not { } most)
            return time;
        return time >= 1 ? 1 : (double)steps / Math.Max(1, most);
    }
}
