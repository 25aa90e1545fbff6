namespace Confero.Bench.Rivals;

/// <summary>What a method found.</summary>
/// <param name="Value">Points of its plan; null if it returned none.</param>
/// <param name="StatesServed">States with a package in that plan.</param>
/// <param name="Bound">No plan is worth more, proven by the same method; null if it proved nothing.</param>
internal sealed record Outcome(long? Value, int StatesServed, double? Bound)
{
    /// <summary>Optimal, feasible or none.</summary>
    public string Status =>
        this switch
        {
            { Value: null } => "none",
            { Bound: { } bound } when bound - Value < 0.999 => "optimal",
            _ => "feasible",
        };
}
