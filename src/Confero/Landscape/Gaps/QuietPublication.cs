using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Gaps;

/// <summary>A published figure of quiet demand. What it was made of is kept, because later figures are judged against it.</summary>
public sealed class QuietPublication
{
    public required string Cell { get; init; }
    public required DateOnly On { get; init; }
    public required List<QuietEntry> Entries { get; init; }

    public QuietVersion Version => new(Cell, On, Entries);
}

/// <summary>Needs of one day: asked for, open, agreed, received, by kind.</summary>
public sealed record GapCount(string Kind, int Asked, int Open, int Agreed, int Received);

/// <summary>How the gaps stood on a day.</summary>
public sealed class GapSnapshot
{
    public required DateOnly Day { get; init; }

    /// <summary>Whether it counts what the secretariat may read; otherwise what the public may.</summary>
    public required bool Complete { get; init; }
    public required List<GapCount> Counts { get; init; }

    /// <summary>Whether it was worked out afterwards from the days of the acts.</summary>
    public bool Afterwards { get; init; }
}

/// <summary>What one more of each resource would bring, by a plan of what the public may see alone.</summary>
public sealed class PublicPrices
{
    public required DateOnly Day { get; init; }
    public required List<Confero.Matching.Explain.MissingResource> Missing { get; init; }
}

internal sealed class GapMapping
    : IEntityTypeConfiguration<QuietPublication>,
        IEntityTypeConfiguration<GapSnapshot>,
        IEntityTypeConfiguration<PublicPrices>
{
    public void Configure(EntityTypeBuilder<QuietPublication> publication)
    {
        publication.ToTable("QuietPublications");
        publication.HasKey(x => new { x.Cell, x.On });
        publication.Property(x => x.Entries).AsJson();
        publication.Ignore(x => x.Version);
    }

    public void Configure(EntityTypeBuilder<GapSnapshot> snapshot)
    {
        snapshot.ToTable("GapSnapshots");
        snapshot.HasKey(x => new { x.Day, x.Complete });
        snapshot.Property(x => x.Counts).AsJson();
    }

    public void Configure(EntityTypeBuilder<PublicPrices> prices)
    {
        prices.ToTable("PublicPrices");
        prices.HasKey(x => x.Day);
        prices.Property(x => x.Missing).AsJson();
    }
}
