using Confero.Delivery;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Packages;

/// <summary>A change of what both sides had agreed, proposed by one of them and in force once both accepted it. All of them stay readable.</summary>
public sealed class Amendment : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string ContributionId { get; init; }

    /// <summary>Counts the amendments of the contribution, from 1.</summary>
    public int Number { get; init; }

    [Confidential]
    public required AgreedText Before { get; set; }

    [Confidential]
    public required AgreedText After { get; set; }

    [Confidential]
    public required string Reason { get; init; }
    public required DeliverySide ProposedBy { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }
    public Answer ProviderAnswer { get; set; }
    public Answer StateAnswer { get; set; }
    public DateTimeOffset? ProviderAnsweredAt { get; set; }
    public DateTimeOffset? StateAnsweredAt { get; set; }

    /// <summary>Why it was refused.</summary>
    [Confidential]
    public string? RefusedReason { get; set; }

    /// <summary>When it came into force.</summary>
    public DateTimeOffset? InForceAt { get; set; }
    public Guid Version { get; set; }

    public bool Refused => ProviderAnswer == Answer.Declined || StateAnswer == Answer.Declined;
    public bool Open => InForceAt is null && !Refused;

    internal Answer AnswerOf(DeliverySide side) => side == DeliverySide.State ? StateAnswer : ProviderAnswer;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfContribution(ContributionId);

    void ISealed.WhenErased(string said) => Before = After = new AgreedText(said, null, null, null, null);
}

internal sealed class AmendmentMapping : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> amendment)
    {
        amendment.ToTable("Amendments");
        amendment.Property(x => x.Version).IsConcurrencyToken();
        amendment.Ignore(x => x.Refused);
        amendment.Ignore(x => x.Open);
        amendment.HasIndex(x => new { x.ContributionId, x.Number }).IsUnique();
        amendment
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(x => x.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
