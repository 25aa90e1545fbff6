using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Vault;

/// <summary>A key that seals the confidential content of one party, wrapped by a master key that is not in the database.</summary>
public sealed class DataKey
{
    public required string Id { get; init; }

    /// <summary>Whose content it seals; null for the installation's own.</summary>
    public string? PartyId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The master key that wrapped it.</summary>
    public required string MasterId { get; set; }

    /// <summary>The wrapped key; null once it was destroyed, and what it sealed with it.</summary>
    public byte[]? Wrapped { get; set; }

    /// <summary>When another took its place; it still opens what it sealed.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
    public DateTimeOffset? DestroyedAt { get; set; }

    /// <summary>Whether its party had it destroyed, so that what it sealed is gone; false where all of it had been sealed anew.</summary>
    public bool Erased { get; set; }

    /// <summary>What a wrapped key is bound to.</summary>
    internal static string Bound(string id) => $"confero data key {id}";

    internal void Destroy(DateTimeOffset at, bool erased)
    {
        Wrapped = null;
        RetiredAt ??= at;
        DestroyedAt = at;
        Erased = erased;
    }
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> key)
    {
        key.ToTable("DataKeys");
        key.HasIndex(x => x.PartyId);
    }
}
