namespace Confero.Assessments;

/// <summary>Where one site stood at its latest concluded assessment; nothing where there is none.</summary>
public sealed record SiteStanding(
    string SiteId,
    string CodeName,
    string? AssessmentId,
    DateOnly? AsOf,
    Picture? Picture
);

/// <summary>The sites of a State taken together.</summary>
/// <param name="Sites">The weakest first; those never assessed at the end.</param>
/// <param name="Worst">The lowest level of any assessed site; null when none is.</param>
/// <param name="Median">The level of the site in the middle, the lower one of two.</param>
/// <param name="CountByLevel">How many sites stand at the levels 0 to 3.</param>
/// <param name="NotAssessed">How many sites have no concluded assessment.</param>
public sealed record RollUp(
    IReadOnlyList<SiteStanding> Sites,
    int? Worst,
    int? Median,
    IReadOnlyList<int> CountByLevel,
    int NotAssessed
)
{
    public static RollUp Of(IReadOnlyCollection<SiteStanding> sites)
    {
        var levels = sites
            .Where(x => x.Picture is not null)
            .Select(x => x.Picture!.Total.Level)
            .Order()
            .ToList();
        return new RollUp(
            [
                .. sites
                    .OrderBy(x => x.Picture?.Total.Level ?? int.MaxValue)
                    .ThenBy(x => x.Picture?.Total.Percent ?? 0)
                    .ThenBy(x => x.CodeName, StringComparer.Ordinal),
            ],
            levels.Count == 0 ? null : levels[0],
            levels.Count == 0 ? null : levels[(levels.Count - 1) / 2],
            [.. Enumerable.Range(0, Questionnaire.HighestLevel + 1).Select(x => levels.Count(y => y == x))],
            sites.Count - levels.Count
        );
    }
}
