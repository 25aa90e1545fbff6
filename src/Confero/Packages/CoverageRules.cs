using Confero.Requests;

namespace Confero.Packages;

/// <summary>How far contributions meet lines. Each line keeps its own unit; quantities in another unit are not converted.</summary>
public static class CoverageRules
{
    /// <summary>Coverage of every line of a case.</summary>
    /// <param name="convert">Minor units of the first currency in minor units of the second; null without a rate.</param>
    public static IReadOnlyList<NeedCoverage> Of(
        IReadOnlyList<Need> needs,
        IReadOnlyList<ContributionView> parts,
        Func<long, string, string, long?> convert
    ) =>
        [
            .. needs
                .OrderBy(x => x.Line)
                .Select(need =>
                {
                    var own = parts.Where(x => x.NeedId == need.Id).ToList();
                    var share = Share(need, own, convert);
                    var coverage =
                        own.Count == 0 ? Coverage.Not
                        : share is >= 1 ? Coverage.Met
                        : share is null && !Measured(need) ? Coverage.Met
                        : Coverage.Partly;
                    return new NeedCoverage(need.Id, need.Line, need.Title, need.Mandatory, coverage, share);
                }),
        ];

    /// <summary>What each line rests on, and whether it is there.</summary>
    public static IReadOnlyList<PrerequisiteLine> Prerequisites(
        IReadOnlyList<Need> needs,
        IReadOnlyList<NeedCoverage> coverage
    )
    {
        var met = coverage.Where(x => x.Coverage == Coverage.Met).Select(x => x.NeedId).ToHashSet();
        var touched = coverage.Where(x => x.Coverage != Coverage.Not).Select(x => x.NeedId).ToHashSet();
        return
        [
            .. needs
                .Where(x => touched.Contains(x.Id))
                .SelectMany(x =>
                    x.Prerequisites.Select(p => new PrerequisiteLine(
                        x.Id,
                        p.NeedId,
                        p.Relation,
                        p.Relation == "instead-of" ? !touched.Contains(p.NeedId) : met.Contains(p.NeedId)
                    ))
                ),
        ];
    }

    /// <summary>What becomes of a package without one partner.</summary>
    public static DropOut Without(
        string partner,
        IReadOnlyList<Need> needs,
        IReadOnlyList<ContributionView> parts,
        IReadOnlyDictionary<string, string> partners,
        bool allOrNothing,
        Func<long, string, string, long?> convert
    )
    {
        var before = Of(needs, parts, convert);
        var after = Of(needs, [.. parts.Where(x => partners[x.Id] != partner)], convert);
        var held = Prerequisites(needs, before).Where(x => x.Holds).ToList();
        var met = after.Where(x => x.Coverage == Coverage.Met).Select(x => x.NeedId).ToHashSet();
        return new DropOut(
            partner,
            [.. after.Where(x => Worse(x, before.First(b => b.NeedId == x.NeedId)))],
            [
                .. held.Where(x => x.Relation != "instead-of" && !met.Contains(x.OnNeedId))
                    .Select(x => x with { Holds = false }),
            ],
            allOrNothing,
            []
        );
    }

    private static bool Worse(NeedCoverage now, NeedCoverage before) =>
        now.Coverage < before.Coverage || now.Share < before.Share;

    private static bool Measured(Need need) =>
        need.Kind == "financial" ? need.Budget is not null : need.Quantity is not null;

    private static double? Share(
        Need need,
        List<ContributionView> parts,
        Func<long, string, string, long?> convert
    )
    {
        if (parts.Count == 0)
            return 0;
        var things = parts.Where(x => x.Quantity is not null && x.Unit == need.Unit).ToList();
        if (need.Kind != "financial" && need.Quantity is > 0 && things.Count > 0)
            return Math.Min(1, things.Sum(x => x.Quantity!.Value) / (double)need.Quantity.Value);
        var money = parts.Where(x => x is { Amount: not null, Currency: not null }).ToList();
        if (need.Budget is not > 0 || need.Currency is null || money.Count == 0)
            return null;
        var sums = money.ConvertAll(x => convert(x.Amount!.Value, x.Currency!, need.Currency));
        return sums.Contains(null) ? null : Math.Min(1, sums.Sum(x => x!.Value) / (double)need.Budget.Value);
    }
}
