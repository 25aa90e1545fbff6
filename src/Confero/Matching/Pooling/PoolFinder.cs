using Confero.Taxonomy;

namespace Confero.Matching.Pooling;

/// <summary>A need line that may be met together with others.</summary>
/// <param name="Region">Narrowest M49 region of its State.</param>
/// <param name="Neighbourhood">The sub-region within which States count as neighbours.</param>
public sealed record PoolNeed(
    string NeedId,
    string RequestId,
    string PartyId,
    string Region,
    string Neighbourhood,
    PoolKind Kind,
    string Item,
    string? Stage,
    IReadOnlyList<string> Languages,
    long Quantity,
    string? Unit,
    DateOnly From,
    DateOnly To
);

/// <summary>Needs that could be met together, and what speaks for it.</summary>
/// <param name="Languages">Languages that suit all of them; empty when none does.</param>
/// <param name="Regions">Narrower regions they lie in; one means that they are close.</param>
public sealed record PoolSuggestion(
    PoolKind Kind,
    string Item,
    string? Stage,
    string Neighbourhood,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<PoolNeed> Needs,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Regions
)
{
    /// <summary>The sum of what they ask for, where all count in one unit.</summary>
    public long? Total =>
        Needs.Select(x => x.Unit).Distinct().Count() == 1 ? Needs.Sum(x => x.Quantity) : null;

    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Finds the same need in neighbouring States. Pure.</summary>
public static class PoolFinder
{
    /// <summary>
    /// The sub-region within which States are neighbours: the second step below the world, as M49 has it, for example
    /// Sub-Saharan Africa or Western Asia; null for a State without a region.
    /// </summary>
    public static string? Neighbourhood(Taxonomies taxonomies, string? region) =>
        taxonomies.RegionAndAbove(region) is { Count: >= 3 } path ? path[^3] : null;

    /// <summary>For every item and neighbourhood, the largest set of States whose windows share four weeks; the closest and longest first.</summary>
    public static IReadOnlyList<PoolSuggestion> Suggest(IEnumerable<PoolNeed> needs) =>
        [
            .. needs
                .GroupBy(x => (x.Kind, x.Item, x.Neighbourhood))
                .Select(x => Largest([.. x]))
                .OfType<PoolSuggestion>()
                .OrderByDescending(x => x.Needs.Count)
                .ThenBy(x => x.Regions.Count)
                .ThenByDescending(x => x.Days)
                .ThenBy(x => x.Item, StringComparer.Ordinal)
                .ThenBy(x => x.Neighbourhood, StringComparer.Ordinal),
        ];

    /// <summary>These needs as one pool; null when they do not make one.</summary>
    public static PoolSuggestion? Together(IReadOnlyList<PoolNeed> needs)
    {
        var (from, to) = (needs.Max(x => x.From), needs.Min(x => x.To));
        var fits =
            needs.Select(x => x.PartyId).Distinct().Count() == needs.Count
            && needs.Count >= PoolRules.FewestStates
            && needs.Select(x => (x.Kind, x.Item, x.Neighbourhood)).Distinct().Count() == 1
            && to.DayNumber - from.DayNumber + 1 >= PoolRules.FewestDays;
        return fits ? Make(needs, from, to) : null;
    }

    private static PoolSuggestion? Largest(List<PoolNeed> needs)
    {
        PoolSuggestion? best = null;
        foreach (var start in needs.Select(x => x.From).Distinct().Order())
        {
            var chosen = needs
                .Where(x => x.From <= start && x.To >= start.AddDays(PoolRules.FewestDays - 1))
                .GroupBy(x => x.PartyId)
                .Select(x => x.MaxBy(n => (n.To, n.NeedId))!)
                .OrderBy(x => x.PartyId, StringComparer.Ordinal)
                .ToList();
            if (chosen.Count < PoolRules.FewestStates)
                continue;
            var found = Together(chosen);
            if (
                found is not null
                && (
                    best is null
                    || found.Needs.Count > best.Needs.Count
                    || (found.Needs.Count == best.Needs.Count && found.Days > best.Days)
                )
            )
                best = found;
        }
        return best;
    }

    private static PoolSuggestion Make(IReadOnlyList<PoolNeed> needs, DateOnly from, DateOnly to)
    {
        var stages = needs.Select(x => x.Stage).Distinct().ToList();
        return new PoolSuggestion(
            needs[0].Kind,
            needs[0].Item,
            stages.Count == 1 ? stages[0] : null,
            needs[0].Neighbourhood,
            from,
            to,
            needs,
            Common(needs),
            [.. needs.Select(x => x.Region).Distinct().Order(StringComparer.Ordinal)]
        );
    }

    private static List<string> Common(IReadOnlyList<PoolNeed> needs) =>
        [
            .. needs
                .SelectMany(x => x.Languages)
                .Distinct()
                .Where(l => needs.All(x => x.Languages.Count == 0 || x.Languages.Contains(l)))
                .Order(StringComparer.Ordinal),
        ];
}
