using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>What a party says in a temperature poll, from warm to cold.</summary>
public enum Temperature
{
    Support,
    CanLiveWith,
    Concerns,
    NotReady,
}

/// <summary>A temperature poll by party. It is no vote: it decides nothing and binds nobody.</summary>
public sealed class Poll : IVersioned
{
    /// <summary>The fewest parties whose voices are shown without names.</summary>
    public const int Fewest = 5;

    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>The amendment it is about, if it is about one.</summary>
    public string? AmendmentId { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }

    /// <summary>Whether voices bear names.</summary>
    public bool Attributed { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Voices by choice of a closed poll without names; empty when fewer than <see cref="Fewest"/> spoke.</summary>
    public Dictionary<string, int> Result { get; set; } = [];
    public Guid Version { get; set; }
}

/// <summary>What a party said in a poll with names.</summary>
public sealed class PollVoice
{
    public required string PollId { get; init; }
    public required string PartyId { get; init; }
    public Temperature Choice { get; set; }
}

internal sealed class PollMapping : IEntityTypeConfiguration<Poll>, IEntityTypeConfiguration<PollVoice>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("DialoguePolls");
        poll.Property(x => x.Version).IsConcurrencyToken();
        poll.Property(x => x.Result).AsJson();
        poll.HasIndex(x => x.SeriesId);
        poll.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }

    public void Configure(EntityTypeBuilder<PollVoice> voice)
    {
        voice.ToTable("DialoguePollVoices").HasKey(x => new { x.PollId, x.PartyId });
        voice.HasOne<Poll>().WithMany().HasForeignKey(x => x.PollId);
    }
}
