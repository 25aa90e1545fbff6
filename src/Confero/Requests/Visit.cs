using Confero.Packages;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>A visit to the State for a case. It takes place only with the State's standing consent.</summary>
public sealed class Visit : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>Who would come: a party the State has been introduced to, or the secretariat.</summary>
    public required string VisitorId { get; init; }

    [Confidential]
    public required string Purpose { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>How many people would come.</summary>
    public int People { get; init; }
    public required string ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public Answer Answer { get; set; }

    [Confidential]
    public string? Reason { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the visitor called it off, or the State took its consent back.</summary>
    public DateTimeOffset? CalledOffAt { get; set; }

    /// <summary>When the State said that it took place.</summary>
    public DateTimeOffset? HeldAt { get; set; }
    public Guid Version { get; set; }

    /// <summary>Where it stands, told from the facts above.</summary>
    public VisitState State =>
        HeldAt is not null ? VisitState.Held
        : CalledOffAt is not null ? VisitState.CalledOff
        : Answer == Answer.Accepted ? VisitState.Agreed
        : Answer == Answer.Declined ? VisitState.Declined
        : VisitState.Proposed;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

/// <summary>The life of a visit.</summary>
public enum VisitState
{
    Proposed,
    Declined,
    Agreed,
    CalledOff,
    Held,
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.ToTable("Visits");
        visit.Property(x => x.Version).IsConcurrencyToken();
        visit.Ignore(x => x.State);
        visit.HasIndex(x => x.RequestId);
        visit.HasIndex(x => x.VisitorId);
        visit.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
