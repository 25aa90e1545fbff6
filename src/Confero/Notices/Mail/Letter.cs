using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Notices.Mail;

/// <summary>
/// A mail to be sent, stored with what causes it. Its words are made when it leaves, so that it says nothing that the
/// member may no longer know.
/// </summary>
public sealed class Letter
{
    /// <summary>Follows from its cause, so that the same cause never makes two.</summary>
    public required string Id { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The notices it tells of.</summary>
    public List<string> NoticeIds { get; init; } = [];

    /// <summary>Whether it is a summary.</summary>
    public bool Digest { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public LetterState State { get; set; }

    /// <summary>When it was handed over, dropped or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Code of the last fault.</summary>
    public string? Error { get; set; }
}

/// <summary>What became of a letter.</summary>
public enum LetterState
{
    Waiting,

    /// <summary>Handed over to the mail system.</summary>
    Sent,

    /// <summary>Nothing in it was for the member any more.</summary>
    Dropped,

    /// <summary>Given up; the administrator sees it and may try again.</summary>
    Undeliverable,
}

/// <summary>Puts letters out.</summary>
internal static class Outbox
{
    public const string JobKind = "notices.letter";

    /// <summary>Adds a letter and the job that sends it.</summary>
    public static Letter AddLetter(
        this ConferoDb db,
        string id,
        string memberId,
        List<string> noticeIds,
        DateTimeOffset now,
        bool digest = false
    )
    {
        var letter = new Letter
        {
            Id = id,
            MemberId = memberId,
            NoticeIds = noticeIds,
            Digest = digest,
            MadeAt = now,
        };
        db.Add(letter);
        db.Add(JobFor(id, now));
        return letter;
    }

    /// <summary>The job of the next attempt.</summary>
    public static Job JobFor(string letterId, DateTimeOffset at) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = letterId,
            RunAt = at,
        };
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.Property(x => x.NoticeIds).AsJson();
        letter.HasIndex(x => new { x.State, x.MemberId });
    }
}
