using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Packages;

/// <summary>Contributions of several offers that together serve the needs of one request.</summary>
public sealed class Package : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The plan it was taken from, if it was not composed by hand.</summary>
    public string? PlanId { get; init; }
    public PackageState State { get; set; } = PackageState.Draft;

    /// <summary>What the broker wrote to both sides.</summary>
    [Confidential]
    public string? Note { get; set; }

    /// <summary>Whether it is agreed as a whole or not at all.</summary>
    public bool AllOrNothing { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ProposedAt { get; set; }
    public DateTimeOffset? AgreedAt { get; set; }
    public Guid Version { get; set; }

    public List<Contribution> Contributions { get; } = [];

    /// <summary>
    /// Where it stands for its State, and in what the State may do with it. One in which nobody was introduced looks open
    /// until the time for answers is over, and not taken up from then on, whether it was refused, taken back, or nobody
    /// said a word.
    /// </summary>
    internal PackageState SeenByState(DateTimeOffset now) =>
        State is PackageState.Draft or PackageState.Agreed
        || ProposedAt is not { } at
        || Contributions.Exists(x => x.BothConsented)
            ? State
        : AnswerTime.EndsAt(at) <= now ? PackageState.Withdrawn
        : PackageState.Proposed;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

/// <summary>Where a package stands.</summary>
public enum PackageState
{
    /// <summary>Being composed; only the secretariat sees it.</summary>
    Draft,

    /// <summary>Laid before the State and, each alone, the providers.</summary>
    Proposed,

    /// <summary>The State agreed to what was consented.</summary>
    Agreed,

    /// <summary>Taken back, or nothing of it was accepted.</summary>
    Withdrawn,
}

internal sealed class PackageMapping : IEntityTypeConfiguration<Package>
{
    public void Configure(EntityTypeBuilder<Package> package)
    {
        package.ToTable("Packages");
        package.Property(x => x.Version).IsConcurrencyToken();
        package.HasIndex(x => x.RequestId);
        package
            .HasOne<Request>()
            .WithMany()
            .HasForeignKey(x => x.RequestId)
            .OnDelete(DeleteBehavior.Restrict);
        package.HasMany(x => x.Contributions).WithOne().HasForeignKey(x => x.PackageId);
    }
}
