namespace Confero.Bench.Report;

/// <summary>
/// What HIGHS says at its end. OR-Tools drops the plan of a HIGHS search that ran out of time; the value of that plan and the
/// bound are in the log, and not to take them from there would be unfair.
/// </summary>
internal sealed class HighsLog
{
    private const string PrimalBound = "Primal bound";
    private const string DualBound = "Dual bound";

    private double? _value;
    private double? _bound;

    public void Read(string line)
    {
        _value = After(PrimalBound, line) ?? _value;
        _bound = After(DualBound, line) ?? _bound;
    }

    /// <summary>Adds what was lost; the value is as reported, not added up anew.</summary>
    public Measurement Complete(Measurement run) =>
        run.Status == "none" && _bound is > 0
            ? run with
            {
                Bound = Math.Floor(_bound.Value + 1e-4),
                Value = _value is > 0.5 ? (long)Math.Round(_value.Value) : null,
                Status = _value is > 0.5 ? "reported" : "none",
            }
            : run;

    private static double? After(string label, string line) =>
        line.TrimStart() is var text
        && text.StartsWith(label, StringComparison.Ordinal)
        && double.TryParse(text[label.Length..], CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
