using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Notices;

/// <summary>
/// Word to a member that something waits or happened. It names no confidential thing: the page behind the link decides
/// what is shown. Only <see cref="Telling"/> makes one, so that no word goes past the member's choice of mail.
/// </summary>
public sealed class Notice
{
    /// <summary>Stands in <see cref="LetterId"/> of what no mail shall ever tell.</summary>
    internal const string NoLetter = "-";

    private Notice() { }

    public required string Id { get; init; }
    public required string MemberId { get; init; }
    public required Topic Topic { get; init; }

    /// <summary>Key of the text, for example <c>notice.request-endorsed</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Id of what it is about; the reader's pages turn it into a link.</summary>
    public string? SubjectId { get; init; }

    /// <summary>When it is told; a blind topic waits for the beat of the member's summary.</summary>
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The letter that carries it; null while a summary may still take it up.</summary>
    public string? LetterId { get; set; }

    internal static Notice About(
        string id,
        string memberId,
        string code,
        string? subjectId,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            MemberId = memberId,
            Topic = Topics.Of(code),
            Code = code,
            SubjectId = subjectId,
            At = at,
        };
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasIndex(x => new { x.MemberId, x.At });
        notice.HasIndex(x => new { x.LetterId, x.At });
    }
}
