using System.Text.Json.Serialization;

namespace Confero.Bench.Report;

/// <summary>One run of one method on one portfolio, in a process of its own.</summary>
/// <param name="Size">Needs.</param>
/// <param name="Seed">Seed of the recipe.</param>
/// <param name="Variety">How scarce funds are: hard or easy, see <see cref="Suite"/>.</param>
/// <param name="Method">One of <see cref="Rivals.Methods.All"/>.</param>
/// <param name="Limit">Seconds allowed for the search.</param>
/// <param name="Seconds">Seconds taken, building of the method's own model included, the making of the portfolio not.</param>
/// <param name="Status">
/// Optimal, feasible, reported (feasible, but the value is only what the solver's log says), none (no plan but the empty one)
/// or failed (the process ended without a result).
/// </param>
/// <param name="Value">Points of the plan.</param>
/// <param name="Bound">Points that no plan exceeds, as this method proved.</param>
/// <param name="StatesServed">States with a package.</param>
/// <param name="MemoryMegabytes">The most memory the process held, the portfolio included.</param>
internal sealed record Measurement(
    int Size,
    ulong Seed,
    string Variety,
    string Method,
    double Limit,
    double Seconds,
    string Status,
    long? Value,
    double? Bound,
    int StatesServed,
    double? MemoryMegabytes
)
{
    private const int StateBonus = 1500;

    public string Instance => $"{Variety}-{Size}-{Seed}";

    /// <summary>How far the plan may be below the best one, in per cent of the bound.</summary>
    public double? Gap => Bound is > 0 and var bound ? 100 * (bound - Value) / bound : null;

    /// <summary>The same in per cent of the bound less the points for States served, which even a poor plan has.</summary>
    public double? GapWithoutBonus =>
        Bound is { } bound && bound - StatesServed * StateBonus is > 0 and var rest
            ? 100 * (bound - Value) / rest
            : null;

    /// <summary>What was run, as one label of a table.</summary>
    [JsonIgnore]
    public string Label =>
        Rivals.Methods.IsQuick(Method)
            ? Method
            : string.Create(CultureInfo.InvariantCulture, $"{Method}, {Limit:0.#} s");
}
