using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Disclosure;

/// <summary>A recorded decision of a party's authoriser: scoped, dated, revocable. Nothing else is ever a consent.</summary>
public sealed class Consent : IVersioned
{
    public required string Id { get; init; }

    /// <summary>The party that consents.</summary>
    public required string PartyId { get; init; }

    /// <summary>The case it is about.</summary>
    public required string RequestId { get; init; }

    /// <summary>What it lets out, for example <c>circulate</c>, <c>card</c>, <c>visibility</c>, <c>contribution</c>, <c>agree</c>, <c>close</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>What exactly, for example the section and class, or the id of a contribution.</summary>
    public string? Detail { get; init; }
    public required string GivenBy { get; init; }
    public DateTimeOffset GivenAt { get; init; }
    public string? RevokedBy { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid Version { get; set; }

    public bool Stands => RevokedAt is null;
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("Consents");
        consent.Property(x => x.Version).IsConcurrencyToken();
        consent.Ignore(x => x.Stands);
        consent.HasIndex(x => new { x.PartyId, x.GivenAt });
        consent.HasIndex(x => x.RequestId);
    }
}
