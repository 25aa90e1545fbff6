using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Activities;

/// <summary>A file that was given to be read, and what came of it.</summary>
public sealed class ActivityImport : IVersioned
{
    public required string Id { get; init; }
    public required string SourceId { get; init; }
    public required string JobId { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether one refused record refuses the whole file.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>Whether only to say what would happen.</summary>
    public bool DryRun { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public ImportOutcome Outcome { get; set; }
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Rejected { get; set; }

    /// <summary>Told by another source already, and left as that one tells it.</summary>
    public int Elsewhere { get; set; }

    /// <summary>How many defects there are in all; the first of them are kept.</summary>
    public int Defects { get; set; }
    public Guid Version { get; set; }
    public List<ImportFinding> Findings { get; } = [];
}

/// <summary>What came of an import.</summary>
public enum ImportOutcome
{
    Waiting,
    Done,

    /// <summary>Tried only.</summary>
    Tried,

    /// <summary>Nothing was taken: a record was refused, and all or nothing was asked for.</summary>
    RefusedWhole,

    /// <summary>Not such a file at all.</summary>
    Unreadable,
    Stopped,
}

/// <summary>A fault in a file, with its place.</summary>
public sealed class ImportFinding
{
    public required string ImportId { get; init; }
    public int Number { get; init; }

    /// <summary>True where the record was not taken because of it.</summary>
    public bool Rejects { get; init; }

    /// <summary>Line of a text file, row of a sheet, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Element or cell, such as <c>transaction[2]/value</c> or <c>Sheet1!F4</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The record it belongs to, if that is known.</summary>
    public string? Identifier { get; init; }

    /// <summary>Title of a record that was not taken, so that it is not lost to sight.</summary>
    public string? Title { get; init; }

    /// <summary>Code of a text, <c>finding.*</c>, with what it mentions.</summary>
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];
}

/// <summary>A piece of a file that waits to be read, packed with gzip over the whole.</summary>
internal sealed class ImportPiece
{
    public required string ImportId { get; init; }
    public int Number { get; init; }
    public required byte[] Bytes { get; init; }
}

internal sealed class ActivityImportMapping
    : IEntityTypeConfiguration<ActivityImport>,
        IEntityTypeConfiguration<ImportFinding>,
        IEntityTypeConfiguration<ImportPiece>
{
    public void Configure(EntityTypeBuilder<ActivityImport> import)
    {
        import.ToTable("ActivityImports");
        import.Property(x => x.Version).IsConcurrencyToken();
        import.HasIndex(x => new { x.SourceId, x.AskedAt });
        import.HasMany(x => x.Findings).WithOne().HasForeignKey(x => x.ImportId);
        import
            .HasOne<ActivitySource>()
            .WithMany()
            .HasForeignKey(x => x.SourceId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportFinding> finding)
    {
        finding.ToTable("ImportFindings");
        finding.HasKey(x => new { x.ImportId, x.Number });
        finding.Property(x => x.Args).AsJson();
    }

    public void Configure(EntityTypeBuilder<ImportPiece> piece)
    {
        piece.ToTable("ImportPieces");
        piece.HasKey(x => new { x.ImportId, x.Number });
        piece.HasOne<ActivityImport>().WithMany().HasForeignKey(x => x.ImportId);
    }
}
