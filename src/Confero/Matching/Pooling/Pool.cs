using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Matching.Pooling;

/// <summary>The same need of several neighbouring States, to be met together if all of them agree.</summary>
public sealed class Pool : IVersioned, ISealed
{
    public required string Id { get; init; }

    /// <summary>What would be shared: a training or equipment.</summary>
    public required PoolKind Kind { get; init; }

    /// <summary>The training kind or material item all lines ask for.</summary>
    public required string Item { get; init; }
    public string? Stage { get; init; }

    /// <summary>M49 code of the sub-region the States share.</summary>
    public required string Neighbourhood { get; init; }

    /// <summary>The days that fit everybody.</summary>
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>What the broker wrote to each State.</summary>
    [Confidential]
    public string? Note { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>When the last State agreed, and the names opened.</summary>
    public DateTimeOffset? FormedAt { get; set; }

    /// <summary>When the secretariat took it back; no State notices before the time for answers is over.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>The offer that shall serve all of them, once one was chosen.</summary>
    public string? OfferId { get; set; }
    public Guid Version { get; set; }
    public List<PoolPart> Parts { get; } = [];

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(Party.Secretariat);
}

/// <summary>What a pool shares.</summary>
public enum PoolKind
{
    Training,
    Equipment,
}

/// <summary>The part of one State in a pool.</summary>
public sealed class PoolPart : IVersioned
{
    public required string Id { get; init; }
    public required string PoolId { get; init; }
    public required string PartyId { get; init; }
    public required string RequestId { get; init; }
    public required string NeedId { get; init; }
    public Answer Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the State left a pool that had formed.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The package made for its case from the offer chosen for all.</summary>
    public string? PackageId { get; set; }
    public Guid Version { get; set; }
}

internal sealed class PoolMapping : IEntityTypeConfiguration<Pool>, IEntityTypeConfiguration<PoolPart>
{
    public void Configure(EntityTypeBuilder<Pool> pool)
    {
        pool.ToTable("Pools");
        pool.Property(x => x.Version).IsConcurrencyToken();
        pool.HasMany(x => x.Parts).WithOne().HasForeignKey(x => x.PoolId);
    }

    public void Configure(EntityTypeBuilder<PoolPart> part)
    {
        part.ToTable("PoolParts");
        part.Property(x => x.Version).IsConcurrencyToken();
        part.HasIndex(x => x.PartyId);
        part.HasOne<Need>().WithMany().HasForeignKey(x => x.NeedId).OnDelete(DeleteBehavior.Restrict);
        part.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
