namespace Confero.Process;

/// <summary>A time limit as it runs for a case: one instant, whoever looks at it from wherever.</summary>
/// <param name="Since">When its present lap began.</param>
/// <param name="EndsAt">When its present lap ends, or ended.</param>
/// <param name="Calls">Who is told when in this lap.</param>
public sealed record Deadline(
    TimeLimit Limit,
    DateTimeOffset Since,
    DateTimeOffset EndsAt,
    IReadOnlyList<LimitCall> Calls
)
{
    /// <summary>The part of the time that has passed, 0 to 100.</summary>
    public int Percent(DateTimeOffset now) => (int)Math.Clamp((now - Since) / (EndsAt - Since) * 100, 0, 100);

    /// <summary>The limits that run for a case which entered a state at an instant, the first to end first.</summary>
    public static IReadOnlyList<Deadline> Of(
        ProcessDefinition process,
        string state,
        DateTimeOffset since,
        DateTimeOffset now
    ) =>
        [
            .. process
                .Limits.Where(x => x.State == state)
                .Select(limit =>
                {
                    var (from, to) = limit.Lap(since, now, process);
                    return new Deadline(limit, from, to, limit.Calls(from, process));
                })
                .OrderBy(x => x.EndsAt),
        ];
}
