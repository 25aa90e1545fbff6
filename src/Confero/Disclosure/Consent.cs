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

    /// <summary>When it ends of itself; it can only end so, never begin. Null for no such moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who ended it; null while it stands and where it expired.</summary>
    public string? RevokedBy { get; set; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>How it ended; null while it stands.</summary>
    public ConsentEnd? Ended { get; set; }
    public Guid Version { get; set; }

    public bool Stands => RevokedAt is null;

    internal void End(ConsentEnd how, DateTimeOffset at, string? by = null) =>
        (Ended, RevokedAt, RevokedBy) = (how, at, by);
}

/// <summary>How a consent came to its end.</summary>
public enum ConsentEnd
{
    /// <summary>An authoriser took it back.</summary>
    Withdrawn,

    /// <summary>A later decision about the same thing took its place.</summary>
    Replaced,

    /// <summary>The day its authoriser had set has passed.</summary>
    Expired,
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
