using Confero.Delivery;
using Confero.Experts;
using Confero.Offers;
using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Packages;

/// <summary>The part one offer, or one expert, plays in a package, for one need.</summary>
public sealed class Contribution : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string PackageId { get; init; }
    public required string RequestId { get; init; }
    public required string NeedId { get; init; }

    /// <summary>The offer it comes from; null when it is an expert's own.</summary>
    public string? OfferId { get; init; }
    public string? ExpertId { get; init; }

    /// <summary>The party that provides; null for an expert without one.</summary>
    public string? ProviderId { get; init; }

    public long? Quantity { get; set; }
    public string? Unit { get; set; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; set; }
    public string? Currency { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>What exactly is given and on what terms; locked once both sides said yes, and then changed by amendments only.</summary>
    [Confidential]
    public string? Terms { get; set; }

    public Answer ProviderAnswer { get; set; }

    [Confidential]
    public string? ProviderReason { get; set; }
    public DateTimeOffset? ProviderAnsweredAt { get; set; }

    public Answer StateAnswer { get; set; }

    [Confidential]
    public string? StateReason { get; set; }
    public DateTimeOffset? StateAnsweredAt { get; set; }

    /// <summary>When both had said yes and the identities opened; null before, and again when one takes its yes back.</summary>
    public DateTimeOffset? IntroducedAt { get; set; }

    /// <summary>When the provider bound itself after both had consented.</summary>
    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>When somebody other than the provider checked what was delivered.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>When the State closed a delivery on which the two sides differ, or that stayed short.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    [Confidential]
    public string? SettledReason { get; set; }

    public Guid Version { get; set; }
    public List<DeliveryStatement> Deliveries { get; } = [];

    /// <summary>Whether both sides said yes; only then may they know each other.</summary>
    public bool BothConsented => IntroducedAt is not null;

    /// <summary>Whether one side said no.</summary>
    public bool Refused => ProviderAnswer == Answer.Declined || StateAnswer == Answer.Declined;

    /// <summary>Where it stands, told from the facts above and never stored beside them.</summary>
    public ContributionState State =>
        Refused ? ContributionState.Refused
        : !BothConsented ? ContributionState.Proposed
        : CommittedAt is null ? ContributionState.Consented
        : SettledAt is not null ? ContributionState.Settled
        : VerifiedAt is not null ? ContributionState.Verified
        : DeliveryStatement.StateOf(Deliveries, Quantity ?? Amount);

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

/// <summary>What one side said; no answer is never a yes.</summary>
public enum Answer
{
    None,
    Accepted,
    Declined,
}

/// <summary>The life of a contribution.</summary>
public enum ContributionState
{
    Proposed,
    Refused,
    Consented,
    Committed,

    /// <summary>The provider says delivered; the State has not said received.</summary>
    Delivered,

    /// <summary>Both sides say the same.</summary>
    Received,

    /// <summary>Both sides say the same, and it is less than was agreed.</summary>
    PartlyReceived,

    /// <summary>The two sides state different quantities.</summary>
    Disputed,
    Verified,

    /// <summary>The State closed it although the sides differ or part of it is missing.</summary>
    Settled,
}

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> contribution)
    {
        contribution.ToTable("Contributions");
        contribution.Property(x => x.Version).IsConcurrencyToken();
        contribution.Ignore(x => x.State);
        contribution.Ignore(x => x.BothConsented);
        contribution.Ignore(x => x.Refused);
        contribution.HasIndex(x => x.PackageId);
        contribution.HasIndex(x => x.RequestId);
        contribution.HasIndex(x => x.ProviderId);
        contribution.HasIndex(x => x.ExpertId);
        contribution.HasOne<Need>().WithMany().HasForeignKey(x => x.NeedId).OnDelete(DeleteBehavior.Restrict);
        contribution
            .HasOne<Offer>()
            .WithMany()
            .HasForeignKey(x => x.OfferId)
            .OnDelete(DeleteBehavior.Restrict);
        contribution
            .HasOne<Expert>()
            .WithMany()
            .HasForeignKey(x => x.ExpertId)
            .OnDelete(DeleteBehavior.Restrict);
        contribution.HasMany(x => x.Deliveries).WithOne().HasForeignKey(x => x.ContributionId);
    }
}
