using System.Text;
using Confero.Bench.Report;

namespace Confero.Bench.Growth;

/// <summary>How time and memory grow with size.</summary>
internal static class GrowthReport
{
    private static readonly (string Name, Func<GrowthStep, double> Of)[] Measures =
    [
        ("Options", step => step.Options),
        ("Making s", step => step.Making.Seconds),
        ("Making MB", step => step.Making.MemoryMegabytes),
        ("Listing s", step => step.Listing.Seconds),
        ("Listing MB", step => step.Listing.MemoryMegabytes),
        ("Evaluation s", step => step.Evaluating.Seconds),
        ("Evaluation MB", step => step.Evaluating.MemoryMegabytes),
    ];

    public static string Write(Machine machine, IReadOnlyList<GrowthStep> steps)
    {
        var table = new Table(["Needs", .. Measures.Select(measure => measure.Name)]);
        foreach (var step in steps)
            table.Add([
                Numbers.Whole(step.Size),
                .. Measures.Select(measure => Cell(measure.Name, measure.Of(step))),
            ]);
        table.Add([
            "Slope",
            .. Measures.Select(measure =>
                Slope([.. steps.Select(step => ((double)step.Size, measure.Of(step)))])
                    .ToString("0.00", CultureInfo.InvariantCulture)
            ),
        ]);
        return new StringBuilder()
            .AppendLine("# Growth with size")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Machine: {machine}.")
            .AppendLine()
            .AppendLine(
                "The slope is that of a straight line through the logarithms: 1 means in proportion, 2 means squared."
            )
            .AppendLine("Columns are explained in `bench/README.md`.")
            .AppendLine()
            .Append(table)
            .ToString();
    }

    /// <summary>The slope of the line of least squares through the logarithms of both coordinates.</summary>
    private static double Slope((double X, double Y)[] points)
    {
        var logs = points.Where(p => p.Y > 0).Select(p => (X: Math.Log(p.X), Y: Math.Log(p.Y))).ToList();
        if (logs.Count < 2)
            return double.NaN;
        double meanX = logs.Average(p => p.X),
            meanY = logs.Average(p => p.Y);
        return logs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / logs.Sum(p => (p.X - meanX) * (p.X - meanX));
    }

    private static string Cell(string name, double number) =>
        name.EndsWith(" s", StringComparison.Ordinal)
            ? number.ToString("N2", CultureInfo.InvariantCulture)
            : Numbers.Whole(number);
}
