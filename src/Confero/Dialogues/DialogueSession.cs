using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>How far a session has come.</summary>
public enum SessionState
{
    Planned,
    InSession,
    Closed,
    Cancelled,
}

/// <summary>One meeting of a series: two instants and the zone its host reads them in.</summary>
public sealed class DialogueSession : IVersioned
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public int Number { get; init; }
    public Dictionary<string, string> Titles { get; set; } = [];

    /// <summary>Where people meet; either this, a link, or both.</summary>
    public string? Place { get; set; }
    public string? Link { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>IANA name of the host's time zone.</summary>
    public string Zone { get; set; } = "Etc/UTC";
    public SessionState State { get; set; }

    /// <summary>Counts changes of date or place, for calendars (RFC 5545, SEQUENCE).</summary>
    public int Sequence { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public Guid Version { get; set; }
}

internal sealed class DialogueSessionMapping : IEntityTypeConfiguration<DialogueSession>
{
    public void Configure(EntityTypeBuilder<DialogueSession> session)
    {
        session.ToTable("DialogueSessions");
        session.Property(x => x.Version).IsConcurrencyToken();
        session.Property(x => x.Titles).AsJson();
        session.HasIndex(x => x.SeriesId);
        session.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
