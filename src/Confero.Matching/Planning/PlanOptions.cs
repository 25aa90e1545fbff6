namespace Confero.Matching.Planning;

/// <summary>How long and how hard to plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Wall-clock limit; the best plan found so far is returned when it is reached.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Most steps of search; absent means until the time is over. With a work limit that is reached before the time limit,
    /// the same input, policy and seed give the same plan on every machine.
    /// </summary>
    public long? WorkLimit { get; init; }

    /// <summary>The plan is good enough at this proven gap; 0.001 is a tenth of a percent.</summary>
    public double TargetGap { get; init; }

    /// <summary>A plan to start from, for the same or a nearly equal input.</summary>
    public Plan? Start { get; init; }

    /// <summary>Told about every better plan or bound, and now and then while prices are moved.</summary>
    public IProgress<PlanProgress>? Progress { get; init; }

    /// <summary>When cancelled, the best plan found so far is returned.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far planning has come.</summary>
/// <param name="Phase">One of <see cref="PlanPhases"/>.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Objective">Points of the best plan so far.</param>
/// <param name="Bound">The best proven bound so far; <see cref="long.MaxValue"/> while there is none.</param>
public sealed record PlanProgress(string Phase, TimeSpan Elapsed, long Objective, long Bound);

/// <summary>The phases of planning, in order.</summary>
public static class PlanPhases
{
    /// <summary>Finding and scoring candidates.</summary>
    public const string Candidates = "candidates";

    /// <summary>Moving prices to lower the bound.</summary>
    public const string Prices = "prices";

    /// <summary>Searching for better packages.</summary>
    public const string Search = "search";
}
