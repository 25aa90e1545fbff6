using Confero.Landscape.Gaps;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Reports;

/// <summary>
/// One edition of the report of a year to all States, as it was published. It does not change; another edition of the
/// same year stands beside it.
/// </summary>
public sealed class AnnualReport
{
    public required string Id { get; init; }

    /// <summary>The year in which others could first know of the needs it counts.</summary>
    public required int Year { get; init; }

    /// <summary>1 for the first of the year.</summary>
    public required int Edition { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ReportFigures Figures { get; init; }

    /// <summary>What the figures that rest on hidden things were made of. Hidden; later editions are judged against it.</summary>
    public required List<QuietVersion> Hidden { get; init; }
}

/// <summary>
/// The figures of a report. Null is withheld: fewer than five States stand behind it, or it would give away such a figure.
/// </summary>
/// <param name="From">First day of the reporting period.</param>
/// <param name="To">Its last day, or the day the report was made.</param>
/// <param name="States">States that asked.</param>
/// <param name="Cases">Requests they asked with.</param>
/// <param name="Total">All needs.</param>
/// <param name="ByKind">By kind of assistance, as the taxonomy has them.</param>
/// <param name="ByRegion">By continent.</param>
/// <param name="Groups">Needs of least developed, landlocked and small island States.</param>
/// <param name="ToFirstAnswer">Days, half of all needs took no longer, from being shown to the first answer of a provider.</param>
/// <param name="ToAgreement">Days from being shown to agreement.</param>
/// <param name="ToReceipt">Days from being shown to the State's word that all was received.</param>
/// <param name="Waiting">Days that open needs had waited at the end of the period.</param>
/// <param name="Lasted">What States said of cases a year or more after delivery.</param>
/// <param name="Providers">Providers that bound themselves.</param>
/// <param name="Concentration">low, moderate or high.</param>
/// <param name="Experts">People on the roster on the day the report was made.</param>
/// <param name="WomenPercent">Women among those who gave a gender, to the nearest 5.</param>
/// <param name="Nationalities">How many nationalities they have.</param>
/// <param name="ByProcess">Cases by process.</param>
/// <param name="Gaps">Where kind and continent meet: open needs, and how many providers could serve them.</param>
/// <param name="Quiet">Quiet demand as it stood.</param>
public sealed record ReportFigures(
    DateOnly From,
    DateOnly To,
    int? States,
    int? Cases,
    ReportCount Total,
    IReadOnlyList<ReportCount> ByKind,
    IReadOnlyList<ReportCount> ByRegion,
    IReadOnlyList<ReportGroup> Groups,
    MedianDays? ToFirstAnswer,
    Duration? ToAgreement,
    Duration? ToReceipt,
    Duration? Waiting,
    MeanRating? Lasted,
    int? Providers,
    string? Concentration,
    int? Experts,
    int? WomenPercent,
    int? Nationalities,
    IReadOnlyDictionary<string, int?> ByProcess,
    IReadOnlyList<ReportGap> Gaps,
    IReadOnlyList<QuietFigure> Quiet
);

/// <summary>How many days half of the needs took at most.</summary>
public sealed record MedianDays(int Days);

/// <summary>A mean of ratings from 1 (nothing is left) to 5 (the need stays met), to the nearest half.</summary>
public sealed record MeanRating(decimal Rating);

/// <summary>Need lines asked for; of these, in cases that came to agreement, and to receipt, by the end of the period.</summary>
/// <param name="Code">Of a taxonomy; empty for the total.</param>
public sealed record ReportCount(string Code, int? Asked, int? Agreed, int? Received);

/// <summary>The part of a group of States in what was asked for and in what was received.</summary>
public sealed record ReportGroup(string Code, Share? Asked, Share? Received);

/// <summary>Open needs where a kind and a continent meet, and providers that could serve them.</summary>
public sealed record ReportGap(string Kind, string Region, int? Open, int Providers);

internal sealed class ReportMapping : IEntityTypeConfiguration<AnnualReport>
{
    public void Configure(EntityTypeBuilder<AnnualReport> report)
    {
        report.ToTable("AnnualReports");
        report.HasIndex(x => new { x.Year, x.Edition }).IsUnique();
        report.Property(x => x.Figures).AsJson();
        report.Property(x => x.Hidden).AsJson();
    }
}
