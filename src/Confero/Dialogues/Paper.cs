using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>A paper in one language: its text, or where it is.</summary>
public sealed record PaperVersion(string Language, string Title, string? Text, string? Link);

/// <summary>A background paper of a series.</summary>
public sealed class Paper : IVersioned
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }

    /// <summary>The party that gives it; null for the chair.</summary>
    public string? PartyId { get; set; }
    public string? Author { get; set; }
    public List<PaperVersion> Versions { get; set; } = [];
    public DateTimeOffset At { get; set; }
    public Guid Version { get; set; }

    /// <summary>The version in a language, else the first.</summary>
    public PaperVersion In(string language) => Versions.Find(x => x.Language == language) ?? Versions[0];
}

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> paper)
    {
        paper.ToTable("DialoguePapers");
        paper.Property(x => x.Version).IsConcurrencyToken();
        paper.Property(x => x.Versions).AsJson();
        paper.HasIndex(x => x.SeriesId);
        paper.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
