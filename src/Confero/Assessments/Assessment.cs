using Confero.Parties;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>Where an assessment stands.</summary>
public enum AssessmentState
{
    /// <summary>People answer.</summary>
    Open,

    /// <summary>Waits for the authoriser.</summary>
    InReview,

    /// <summary>Locked for good; a correction is a new version.</summary>
    Concluded,
    Discarded,
}

/// <summary>Why an assessment was made.</summary>
public enum AssessmentPurpose
{
    /// <summary>A picture of its own.</summary>
    Full,

    /// <summary>A concluded one with mistakes put right.</summary>
    Correction,

    /// <summary>The questions that assistance was asked for, asked again after delivery.</summary>
    Reassessment,
}

/// <summary>A State's own picture of where it stands, nationally or at one of its sites. It belongs to the State alone.</summary>
public sealed class Assessment : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string PartyId { get; init; }

    /// <summary>The site it is about; null for the whole State.</summary>
    public string? SiteId { get; init; }
    public required string Questionnaire { get; init; }
    public required int QuestionnaireVersion { get; init; }

    [Confidential]
    public required string Title { get; set; }

    /// <summary>The day the picture is of.</summary>
    public required DateOnly AsOf { get; init; }
    public AssessmentState State { get; set; }
    public AssessmentPurpose Purpose { get; init; }

    /// <summary>The assessment it corrects, or whose questions it asks again.</summary>
    public string? EarlierId { get; init; }

    /// <summary>1 at first; one more with every correction.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The case whose effect a reassessment measures.</summary>
    public string? RequestId { get; init; }

    /// <summary>The questions a reassessment asks; empty for all.</summary>
    public List<string> Asked { get; set; } = [];
    public DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public DateTimeOffset? ConcludedAt { get; set; }
    public string? ConcludedBy { get; set; }

    /// <summary>What the authoriser said at the conclusion, or when giving it back.</summary>
    [Confidential]
    public string? Word { get; set; }
    public Guid Version { get; set; }

    public List<Answer> Answers { get; } = [];
    public List<SectionAssignment> Assignments { get; } = [];
    public List<Sharing> Sharings { get; } = [];

    public bool Asks(string question) => Asked.Count == 0 || Asked.Contains(question);

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

/// <summary>One answer, with who gave it and when. Each carries its own version, so that nobody overwrites another unknowingly.</summary>
public sealed class Answer : IVersioned, ISealed
{
    public required string AssessmentId { get; init; }
    public required string Question { get; init; }
    public Standing Standing { get; set; }

    /// <summary>As the machine writes it: a code, a number with a point, a day as 2027-01-31.</summary>
    [Confidential]
    public string? Value { get; set; }

    /// <summary>Why it does not apply, or why nobody knows.</summary>
    [Confidential]
    public string? Reason { get; set; }

    [Confidential]
    public string? Note { get; set; }

    /// <summary>References, numbers and links, one a line.</summary>
    [Confidential]
    public string? Evidence { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfAssessment(AssessmentId);
}

/// <summary>Who is asked to answer a section.</summary>
public sealed class SectionAssignment
{
    public required string AssessmentId { get; init; }
    public required string Section { get; init; }
    public required string MemberId { get; init; }
}

internal sealed class AssessmentMapping
    : IEntityTypeConfiguration<Assessment>,
        IEntityTypeConfiguration<Answer>,
        IEntityTypeConfiguration<SectionAssignment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.ToTable("Assessments");
        assessment.Property(x => x.Version).IsConcurrencyToken();
        assessment.Property(x => x.Asked).AsJson();
        assessment.HasIndex(x => new { x.PartyId, x.AsOf });
        assessment.HasIndex(x => x.RequestId);
        assessment.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
        assessment.HasOne<Site>().WithMany().HasForeignKey(x => x.SiteId).OnDelete(DeleteBehavior.Restrict);
        assessment.HasMany(x => x.Answers).WithOne().HasForeignKey(x => x.AssessmentId);
        assessment.HasMany(x => x.Assignments).WithOne().HasForeignKey(x => x.AssessmentId);
        assessment.HasMany(x => x.Sharings).WithOne().HasForeignKey(x => x.AssessmentId);
    }

    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("AssessmentAnswers");
        answer.HasKey(x => new { x.AssessmentId, x.Question });
        answer.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SectionAssignment> assignment)
    {
        assignment.ToTable("AssessmentAssignments");
        assignment.HasKey(x => new
        {
            x.AssessmentId,
            x.Section,
            x.MemberId,
        });
    }
}
