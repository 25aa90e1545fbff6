namespace Confero.Bench.Report;

/// <summary>Numbers as they stand in tables; a dash where there is none.</summary>
internal static class Numbers
{
    private const string None = "–";

    public static string Whole(double? number) => Format(number, "N0");

    public static string Tenths(double? number) => Format(number, "N1");

    public static string Percent(double? number) => Format(number, "0.000");

    /// <summary>The middle of what there is; between two, their mean.</summary>
    public static double? Median(IEnumerable<double?> numbers)
    {
        var sorted = numbers.OfType<double>().Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Format(double? number, string format) =>
        number?.ToString(format, CultureInfo.InvariantCulture) ?? None;
}
