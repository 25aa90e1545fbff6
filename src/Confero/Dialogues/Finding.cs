using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>Something that supports a finding.</summary>
/// <param name="Kind">statement, paragraph, poll, paper, figure or activity.</param>
/// <param name="Target">An id of the series, an id with a paragraph (<c>PRP-…#2</c>), a path of this site or an address.</param>
public sealed record Support(string Kind, string Target, string? Note = null);

/// <summary>A change of the mechanism that a finding led to.</summary>
/// <param name="Kind">process, gap, need, module, term or other.</param>
/// <param name="Reference">For example <c>confero-standard 2</c>, a path or an address.</param>
public sealed record Change(string Kind, string Reference, string Note, DateTimeOffset At);

/// <summary>What the chair finds, with what supports it and what came of it.</summary>
public sealed class Finding : IVersioned
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public int Number { get; init; }
    public Dictionary<string, string> Texts { get; set; } = [];
    public List<Support> Supports { get; set; } = [];
    public List<Change> Changes { get; set; } = [];
    public Guid Version { get; set; }
}

/// <summary>What a party says to the summary.</summary>
public enum RemarkKind
{
    Comment,

    /// <summary>The party states that it associates itself with the summary. Nothing else counts as that.</summary>
    Association,
    Reservation,
}

/// <summary>A party's word on the summary; it stands in the document.</summary>
public sealed class Remark
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required string PartyId { get; init; }
    public RemarkKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string Language { get; init; } = "en";
    public DateTimeOffset At { get; init; }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.ToTable("DialogueFindings");
        finding.Property(x => x.Version).IsConcurrencyToken();
        finding.Property(x => x.Texts).AsJson();
        finding.Property(x => x.Supports).AsJson();
        finding.Property(x => x.Changes).AsJson();
        finding.HasIndex(x => x.SeriesId);
        finding.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }

    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.ToTable("DialogueRemarks");
        remark.HasIndex(x => x.SeriesId);
        remark.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
