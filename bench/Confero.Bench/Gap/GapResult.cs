using System.Text;
using Confero.Bench.Report;

namespace Confero.Bench.Gap;

/// <summary>What a method found on one file.</summary>
/// <param name="Name">The file.</param>
/// <param name="Sense">Min or max.</param>
/// <param name="Agents">How many.</param>
/// <param name="Jobs">How many.</param>
/// <param name="Method">One of <see cref="Rivals.Methods.All"/>.</param>
/// <param name="Limit">Seconds allowed.</param>
/// <param name="Seconds">Seconds taken.</param>
/// <param name="Status">Optimal, feasible or none.</param>
/// <param name="Cost">Of all jobs; null if the plan leaves one out.</param>
/// <param name="Bound">No assignment is better, as the method proved.</param>
/// <param name="BestKnown">Best cost on record.</param>
internal sealed record GapResult(
    string Name,
    string Sense,
    int Agents,
    int Jobs,
    string Method,
    double Limit,
    double Seconds,
    string Status,
    long? Cost,
    double? Bound,
    int? BestKnown
)
{
    /// <summary>How much worse than the best on record, in per cent of it; negative if better.</summary>
    public double? PercentFromBest =>
        BestKnown is not { } best ? null
        : Sense == "max" ? 100.0 * (best - Cost) / best
        : 100.0 * (Cost - best) / best;

    public static string Report(Machine machine, IReadOnlyList<GapResult> all)
    {
        var text = new StringBuilder()
            .AppendLine("# Generalised assignment")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Machine: {machine}.")
            .AppendLine()
            .AppendLine("Columns are explained in `bench/README.md`.")
            .AppendLine();
        var summary = new Table(
            "Method",
            "Sense",
            "Files",
            "Full plans",
            "As good as the best known",
            "Proven optimal",
            "Mean % from best",
            "Worst % from best"
        );
        foreach (var group in all.GroupBy(x => (x.Method, x.Limit, x.Sense)))
        {
            var full = group
                .Where(x => x.PercentFromBest is not null)
                .Select(x => x.PercentFromBest!.Value)
                .ToList();
            summary.Add(
                string.Create(CultureInfo.InvariantCulture, $"{group.Key.Method}, {group.Key.Limit:0.#} s"),
                group.Key.Sense,
                Numbers.Whole(group.Count()),
                Numbers.Whole(group.Count(x => x.Cost is not null)),
                Numbers.Whole(full.Count(percent => percent <= 0)),
                Numbers.Whole(group.Count(x => x.Status == "optimal")),
                Numbers.Percent(full.Count > 0 ? full.Average() : null),
                Numbers.Percent(full.Count > 0 ? full.Max() : null)
            );
        }
        var runs = new Table(
            "File",
            "Agents",
            "Jobs",
            "Sense",
            "Method",
            "Status",
            "Seconds",
            "Cost",
            "Bound",
            "Best known",
            "% from best"
        );
        foreach (var run in all)
            runs.Add(
                run.Name,
                Numbers.Whole(run.Agents),
                Numbers.Whole(run.Jobs),
                run.Sense,
                run.Method,
                run.Status,
                Numbers.Tenths(run.Seconds),
                Numbers.Whole(run.Cost),
                Numbers.Whole(run.Bound),
                Numbers.Whole(run.BestKnown),
                Numbers.Percent(run.PercentFromBest)
            );
        return text.Append(summary)
            .AppendLine()
            .AppendLine("## Every run")
            .AppendLine()
            .Append(runs)
            .ToString();
    }
}
