using Confero.Landscape.Gaps;
using Confero.Packages;

namespace Confero.Landscape.Reports;

/// <summary>
/// Holds figures back that rest on what is shown to nobody. Each is judged like quiet demand over all editions of a
/// year: it is renewed only while every group of States that the editions could tell apart has at least five, and
/// otherwise stays as the edition before had it.
/// </summary>
internal sealed class HiddenFigures(int year, DateOnly on, IReadOnlyList<AnnualReport> earlier)
{
    private readonly AnnualReport? last = earlier.MaxBy(x => x.Edition);

    /// <summary>What this edition is made of, to be kept with it.</summary>
    public List<QuietVersion> Versions { get; } = [];

    /// <summary>The figure of a name: anew, or as it stood.</summary>
    /// <param name="lines">The lines it rests on.</param>
    /// <param name="before">Where an edition has it.</param>
    /// <param name="anew">Computes it.</param>
    public T? Of<T>(string name, List<GapLine> lines, Func<ReportFigures, T?> before, Func<T?> anew)
        where T : class =>
        IsSafe(name, lines) ? anew()
        : last is null ? null
        : before(last.Figures);

    /// <summary>How many providers bound themselves, and how concentrated it is; nothing of fewer than five of them.</summary>
    public (int? Providers, string? Level) Providers(List<GapLine> agreed, List<Contribution> contributions)
    {
        var lines = agreed.ToDictionary(x => x.NeedId);
        var bound = contributions
            .Where(x => x.CommittedAt is not null && !x.Refused && lines.ContainsKey(x.NeedId))
            .Select(x => (Line: lines[x.NeedId], Provider: x.ProviderId ?? x.ExpertId!))
            .ToList();
        if (!IsSafe("providers", bound.ConvertAll(x => x.Line)))
            return (last?.Figures.Providers, last?.Figures.Concentration);
        var concentration = Concentration.Of(bound.ConvertAll(x => x.Provider));
        return concentration is { Providers: >= QuietDemand.FewestStates }
            ? (concentration.Providers, concentration.Level)
            : (null, null);
    }

    private bool IsSafe(string name, List<GapLine> lines)
    {
        var cell = QuietDemand.Key($"{year}", name);
        var before = earlier.SelectMany(x => x.Hidden).Where(x => x.Cell == cell).ToList();
        if (lines.Count == 0)
            return before.Count == 0;
        QuietEntry[] entries = [.. lines.GroupBy(x => x.State).Select(x => new QuietEntry(x.Key, x.Count()))];
        var version = QuietDemand
            .Publish(before, new Dictionary<string, IReadOnlyList<QuietEntry>> { [cell] = entries }, on)
            .SingleOrDefault();
        if (version is null)
            return false;
        Versions.Add(version);
        return true;
    }
}
