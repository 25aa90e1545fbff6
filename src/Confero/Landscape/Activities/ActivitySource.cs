using Confero.Landscape.Activities.Sheets;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Activities;

/// <summary>Where activities come from: a publisher's file, a spreadsheet, the cases that come with Confero.</summary>
public sealed class ActivitySource : IVersioned
{
    /// <summary>The source of the published cases that come with Confero.</summary>
    public const string Published = "SRC-PUBLISHED";

    public required string Id { get; init; }
    public required string Name { get; set; }
    public required SourceForm Form { get; set; }

    /// <summary>Under which terms its data may be used, as the publisher says.</summary>
    public string? Licence { get; set; }
    public string? Address { get; set; }

    /// <summary>How columns are read, as a person kept it.</summary>
    public SheetMapping? Mapping { get; set; }

    /// <summary>True for invented data of the demonstration.</summary>
    public bool Fictional { get; set; }

    /// <summary>When a file of it was last taken in.</summary>
    public DateTimeOffset? ReadAt { get; set; }
    public Guid Version { get; set; }
}

/// <summary>The form of a source's files.</summary>
public enum SourceForm
{
    /// <summary>IATI activity files, versions 2.01 to 2.03.</summary>
    Iati,

    /// <summary>A spreadsheet, XLSX or CSV.</summary>
    Sheet,

    /// <summary>Data files that come with Confero.</summary>
    Shipped,
}

internal sealed class ActivitySourceMapping : IEntityTypeConfiguration<ActivitySource>
{
    public void Configure(EntityTypeBuilder<ActivitySource> source)
    {
        source.ToTable("ActivitySources");
        source.Property(x => x.Version).IsConcurrencyToken();
        source.Property(x => x.Mapping!).AsJson();
    }
}
