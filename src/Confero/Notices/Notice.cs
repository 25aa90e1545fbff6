using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Notices;

/// <summary>Word to a member that something waits or happened. It names no confidential thing: the page behind the link decides what is shown.</summary>
public sealed class Notice
{
    public required string Id { get; init; }
    public required string MemberId { get; init; }

    /// <summary>Key of the text, for example <c>notice.request-endorsed</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Id of what it is about; the reader's pages turn it into a link.</summary>
    public string? SubjectId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasIndex(x => new { x.MemberId, x.At });
    }
}
