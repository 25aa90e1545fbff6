using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Parties;

/// <summary>Two entries of the same party become one. Carried out when those parties agree; can be undone.</summary>
public sealed class PartyMerge : IVersioned
{
    public required string Id { get; init; }

    /// <summary>The party that stays.</summary>
    public required string KeptId { get; init; }

    /// <summary>The party that becomes part of it.</summary>
    public required string DuplicateId { get; init; }
    public required string ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>When each party's authoriser agreed; a party that has no active authoriser is not asked.</summary>
    public DateTimeOffset? KeptAgreedAt { get; set; }
    public DateTimeOffset? DuplicateAgreedAt { get; set; }
    public DateTimeOffset? RefusedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>What was moved, so that it can be moved back.</summary>
    public List<MovedRow> Moved { get; set; } = [];

    /// <summary>The roles the duplicate's people had; they begin without any in the party that stays.</summary>
    public Dictionary<string, int> Roles { get; set; } = [];
    public Guid Version { get; set; }

    public bool Open => RefusedAt is null && DoneAt is null;
}

/// <summary>A cell that was changed by a merge.</summary>
/// <param name="Key">Values of the primary key, in the order of the model.</param>
/// <param name="Before">The text before, for lists that name parties; null for a plain reference.</param>
/// <param name="Dropped">The whole row, where one of the party that stays said the same already.</param>
public sealed record MovedRow(
    string Table,
    string Column,
    IReadOnlyList<string> Key,
    string? Before = null,
    IReadOnlyDictionary<string, string?>? Dropped = null
);

internal sealed class PartyMergeMapping : IEntityTypeConfiguration<PartyMerge>
{
    public void Configure(EntityTypeBuilder<PartyMerge> merge)
    {
        merge.ToTable("PartyMerges");
        merge.Property(x => x.Version).IsConcurrencyToken();
        merge.Property(x => x.Moved).AsJson();
        merge.Property(x => x.Roles).AsJson();
        merge.Ignore(x => x.Open);
        merge.HasOne<Party>().WithMany().HasForeignKey(x => x.KeptId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne<Party>().WithMany().HasForeignKey(x => x.DuplicateId).OnDelete(DeleteBehavior.Restrict);
    }
}
