using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>
/// A contribution to a question. One without a name holds neither party nor member, and the time of its whole batch;
/// its tag is the hash of a serial that nobody but its writer ever saw.
/// </summary>
public sealed class Statement : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>The statement it answers.</summary>
    public string? ReplyTo { get; init; }
    public string? PartyId { get; init; }
    public string? MemberId { get; init; }

    /// <summary>Tag of the ticket, for one without a name.</summary>
    public string? Tag { get; init; }

    [Confidential]
    public required string Text { get; init; }
    public required string Language { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Why the chair hid it; null while it is shown.</summary>
    [Confidential]
    public string? HiddenReason { get; set; }
    public bool Withdrawn { get; set; }
    public Guid Version { get; set; }

    public bool Attributed => PartyId is not null;

    /// <summary>The installation's own key: a key of a party would tell who wrote.</summary>
    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new((string?)null);
}

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("DialogueStatements");
        statement.Property(x => x.Version).IsConcurrencyToken();
        statement.Ignore(x => x.Attributed);
        statement.HasIndex(x => x.SeriesId);
        statement.HasIndex(x => x.Tag).IsUnique();
        statement.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
