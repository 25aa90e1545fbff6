using System.Text;
using Confero.Bench.Rivals;

namespace Confero.Bench.Report;

/// <summary>Measurements as a page: medians over seeds, then what the methods prove about each other, then every run.</summary>
internal static class PortfolioReport
{
    public static string Write(Machine machine, IReadOnlyList<Measurement> all)
    {
        var text = new StringBuilder()
            .AppendLine("# Plans of synthetic portfolios")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Machine: {machine}.")
            .AppendLine()
            .AppendLine(
                "Medians over seeds, of the runs that returned a plan. Columns are explained in `bench/README.md`."
            );
        foreach (var group in all.GroupBy(x => (x.Size, x.Variety)).OrderBy(x => x.Key.Size))
            text.AppendLine()
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"## {group.Key.Size:N0} needs, {group.Key.Variety}: funds are {100 * Suite.FundShare(group.Key.Variety):0.#} % of offers"
                )
                .AppendLine()
                .Append(Medians([.. group]));
        text.AppendLine().AppendLine("## Checks").AppendLine();
        foreach (var check in Checks(all))
            text.AppendLine(CultureInfo.InvariantCulture, $"- {check}");
        return text.AppendLine().AppendLine("## Every run").AppendLine().Append(Runs(all)).ToString();
    }

    private static Table Medians(IReadOnlyList<Measurement> all)
    {
        var best = BestBounds(all);
        var table = new Table(
            "Method",
            "Plans",
            "Seconds",
            "Value",
            "Bound",
            "Gap %",
            "Gap % without bonus",
            "Below best bound %",
            "Memory MB"
        );
        foreach (var runs in all.GroupBy(x => x.Label))
        {
            var found = runs.Where(run => run.Value is not null).ToList();
            table.Add(
                runs.Key,
                $"{found.Count} of {runs.Count()}",
                Numbers.Tenths(Numbers.Median(runs.Select(run => (double?)run.Seconds))),
                Numbers.Whole(Numbers.Median(found.Select(run => (double?)run.Value))),
                Numbers.Whole(Numbers.Median(runs.Select(run => run.Bound))),
                Numbers.Percent(Numbers.Median(found.Select(run => run.Gap))),
                Numbers.Percent(Numbers.Median(found.Select(run => run.GapWithoutBonus))),
                Numbers.Percent(Numbers.Median(found.Select(run => Below(run, best)))),
                Numbers.Whole(Numbers.Median(runs.Select(run => run.MemoryMegabytes)))
            );
        }
        return table;
    }

    private static IEnumerable<string> Checks(IReadOnlyList<Measurement> all)
    {
        var best = BestBounds(all);
        var wrong = all.Where(run => best.TryGetValue(run.Instance, out var bound) && run.Value > bound + 0.5)
            .ToList();
        yield return wrong.Count == 0
            ? "No plan is worth more than any bound proven for the same portfolio."
            : $"CONTRADICTION: a plan is worth more than a bound: {string.Join(", ", wrong.Select(x => $"{x.Instance} {x.Label}"))}.";
        var optima = all.Where(run => run is { Method: Methods.CpSat, Status: "optimal" })
            .ToDictionary(run => run.Instance, run => run.Value);
        foreach (var group in all.Where(x => Methods.IsOurs(x.Method)).GroupBy(x => (x.Size, x.Label)))
        {
            var known = group.Where(run => optima.ContainsKey(run.Instance)).ToList();
            if (known.Count > 0)
                yield return $"{group.Key.Size} needs, {group.Key.Label}: equals the optimum that CP-SAT proved on {known.Count(run => run.Value == optima[run.Instance])} of {known.Count} portfolios.";
        }
        var failed = all.Where(run => run.Status is "failed" or "none").ToList();
        if (failed.Count > 0)
            yield return $"Without a plan: {string.Join(", ", failed.Select(x => $"{x.Instance} {x.Label} ({x.Status})"))}.";
    }

    private static Table Runs(IReadOnlyList<Measurement> all)
    {
        var best = BestBounds(all);
        var table = new Table(
            "Portfolio",
            "Method",
            "Status",
            "Seconds",
            "Value",
            "Bound",
            "Gap %",
            "Gap % without bonus",
            "Below best bound %",
            "Memory MB"
        );
        foreach (var run in all)
            table.Add(
                run.Instance,
                run.Label,
                run.Status,
                Numbers.Tenths(run.Seconds),
                Numbers.Whole(run.Value),
                Numbers.Whole(run.Bound),
                Numbers.Percent(run.Gap),
                Numbers.Percent(run.GapWithoutBonus),
                Numbers.Percent(Below(run, best)),
                Numbers.Whole(run.MemoryMegabytes)
            );
        return table;
    }

    /// <summary>For each portfolio the lowest bound that any method proved.</summary>
    private static Dictionary<string, double> BestBounds(IEnumerable<Measurement> all) =>
        all.Where(run => run.Bound is not null)
            .GroupBy(run => run.Instance)
            .ToDictionary(group => group.Key, group => group.Min(run => run.Bound!.Value));

    private static double? Below(Measurement run, Dictionary<string, double> best) =>
        best.TryGetValue(run.Instance, out var bound) && bound > 0 ? 100 * (bound - run.Value) / bound : null;
}
