using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>Where a party's part in a series stands.</summary>
public enum RegistrationState
{
    Invited,

    /// <summary>An organisation asked to observe; the chair decides.</summary>
    Asked,

    /// <summary>No seat is free; the first who waits gets the next.</summary>
    Waiting,
    Registered,
    Observer,
    Declined,
    Withdrawn,
}

/// <summary>A person of a delegation; with the id of a member it opens what only delegates see.</summary>
public sealed record NamedDelegate(string Name, string? MemberId = null, bool Head = false);

/// <summary>A party's part in a series.</summary>
public sealed class Registration : IVersioned
{
    public required string SeriesId { get; init; }
    public required string PartyId { get; init; }
    public RegistrationState State { get; set; }
    public List<NamedDelegate> Delegates { get; set; } = [];

    /// <summary>When the party asked; the waiting list goes by it.</summary>
    public DateTimeOffset At { get; set; }
    public Guid Version { get; set; }

    /// <summary>Whether the party takes part, with a seat or as an observer.</summary>
    public bool TakesPart => State is RegistrationState.Registered or RegistrationState.Observer;
}

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.ToTable("DialogueRegistrations").HasKey(x => new { x.SeriesId, x.PartyId });
        registration.Property(x => x.Version).IsConcurrencyToken();
        registration.Property(x => x.Delegates).AsJson();
        registration.Ignore(x => x.TakesPart);
        registration.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
