namespace Confero.Landscape.Gaps;

/// <summary>How long something took, in days.</summary>
/// <param name="Median">Half took no longer.</param>
/// <param name="Longest">The longest of all.</param>
/// <param name="Count">Need lines it is computed from.</param>
public sealed record Duration(int Median, int Longest, int Count);

/// <summary>A share of need lines: how many of how many.</summary>
public sealed record Share(int Part, int Whole)
{
    /// <summary>0 to 100, rounded.</summary>
    public int Percent => Whole == 0 ? 0 : (int)Math.Round(100.0 * Part / Whole);
}

/// <summary>How much of what is agreed comes from how few: the Herfindahl-Hirschman index of their shares.</summary>
/// <param name="Index">1 is one provider alone, 1/n is n equal ones.</param>
public sealed record Concentration(double Index, int Providers)
{
    private const double Moderate = 0.15;
    private const double High = 0.25;

    /// <summary>low, moderate or high, at the usual limits of 0.15 and 0.25.</summary>
    public string Level =>
        Index < Moderate ? "low"
        : Index < High ? "moderate"
        : "high";

    /// <param name="providers">The provider of each agreed part.</param>
    public static Concentration? Of(IReadOnlyCollection<string> providers) =>
        providers.Count == 0
            ? null
            : new Concentration(
                providers.GroupBy(x => x).Sum(x => Math.Pow(x.Count() / (double)providers.Count, 2)),
                providers.Distinct().Count()
            );
}

/// <summary>
/// How fair and how effective the mechanism is. For everybody but the secretariat it is computed from what they may see
/// line by line, and a figure is null where fewer than five States stand behind it, or behind what all years have beside it.
/// </summary>
/// <param name="ToAgreement">From the day others could know of a need to the day a provider bound itself; but for the secretariat, to the day its case was agreed.</param>
/// <param name="ToDelivery">From there to the day the State confirmed receipt.</param>
/// <param name="Waiting">How long the needs that are open have waited.</param>
/// <param name="Unmet">Needs nobody bound itself to meet, of all that were asked for.</param>
/// <param name="Received">Received needs of least developed (ldc), landlocked (lldc) and small island (sids) States, of all received.</param>
/// <param name="Asked">Their part of all needs asked for, to compare.</param>
/// <param name="Providers">For the secretariat only, like all that follows but the cases by process.</param>
/// <param name="ByProcess">Cases by process.</param>
/// <param name="ToFirstAnswer">Days to the first answer of any provider; for the secretariat only.</param>
/// <param name="Lasted">Of cases checked again after delivery, those rated 4 or 5; for the secretariat only.</param>
/// <param name="Nationalities">Experts on the roster by nationality; for the secretariat only.</param>
/// <param name="Genders">Experts on the roster by gender as they gave it; for the secretariat only.</param>
public sealed record Effect(
    int Needs,
    Duration? ToAgreement,
    Duration? ToDelivery,
    Duration? Waiting,
    Share? Unmet,
    IReadOnlyDictionary<string, Share?> Received,
    IReadOnlyDictionary<string, Share?> Asked,
    Concentration? Providers,
    IReadOnlyDictionary<string, int> ByProcess,
    Duration? ToFirstAnswer,
    Share? Lasted,
    IReadOnlyDictionary<string, int>? Nationalities,
    IReadOnlyDictionary<string, int>? Genders
)
{
    /// <summary>Groups of States whose part is shown.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["ldc", "lldc", "sids"];

    /// <summary>The median and the longest of some numbers of days, or null without any.</summary>
    public static Duration? DurationOf(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0
            ? null
            : new Duration(sorted[(sorted.Count - 1) / 2], sorted[^1], sorted.Count);
    }
}
