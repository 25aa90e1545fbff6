using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>An earlier wording of a proposal.</summary>
/// <param name="Amendment">The amendment that replaced it; null when its author edited it.</param>
public sealed record EarlierText(IReadOnlyList<string> Paragraphs, DateTimeOffset Until, string? Amendment);

/// <summary>A text in numbered paragraphs that parties amend.</summary>
public sealed class Proposal : IVersioned
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>The party that proposes; null for the chair.</summary>
    public string? PartyId { get; init; }
    public required string Title { get; set; }
    public required string Language { get; set; }

    /// <summary>Paragraph 1 comes first.</summary>
    public List<string> Paragraphs { get; set; } = [];
    public List<EarlierText> Earlier { get; set; } = [];
    public DateTimeOffset At { get; set; }
    public Guid Version { get; set; }

    /// <summary>The number of its present wording, from 1.</summary>
    public int Edition => Earlier.Count + 1;
}

/// <summary>What an amendment does to its paragraph.</summary>
public enum AmendmentKind
{
    Replace,
    AddAfter,
    Delete,
}

/// <summary>What became of an amendment.</summary>
public enum AmendmentState
{
    Open,
    InPoll,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>A party's change to one paragraph.</summary>
public sealed class Amendment : IVersioned
{
    public required string Id { get; init; }
    public required string ProposalId { get; init; }
    public required string PartyId { get; init; }

    /// <summary>Of the wording it was made to, from 1; 0 to add before the first.</summary>
    public int Paragraph { get; set; }

    /// <summary>The paragraph as it read then; what has changed meanwhile is never overwritten unseen.</summary>
    public string Original { get; init; } = "";
    public AmendmentKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string? Reason { get; init; }
    public AmendmentState State { get; set; }

    /// <summary>What the chair said to it.</summary>
    public string? Note { get; set; }
    public DateTimeOffset At { get; init; }
    public Guid Version { get; set; }
}

internal sealed class ProposalMapping
    : IEntityTypeConfiguration<Proposal>,
        IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("DialogueProposals");
        proposal.Property(x => x.Version).IsConcurrencyToken();
        proposal.Property(x => x.Paragraphs).AsJson();
        proposal.Property(x => x.Earlier).AsJson();
        proposal.Ignore(x => x.Edition);
        proposal.HasIndex(x => x.SeriesId);
        proposal.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }

    public void Configure(EntityTypeBuilder<Amendment> amendment)
    {
        amendment.ToTable("DialogueAmendments");
        amendment.Property(x => x.Version).IsConcurrencyToken();
        amendment.HasIndex(x => x.ProposalId);
        amendment.HasOne<Proposal>().WithMany().HasForeignKey(x => x.ProposalId);
    }
}
