using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>A version of a questionnaire that was adopted. Versions are never changed; assessments stay on theirs.</summary>
public sealed class AdoptedQuestionnaire
{
    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>The questionnaire as it was adopted.</summary>
    public required string Json { get; init; }
    public DateTimeOffset AdoptedAt { get; init; }

    /// <summary>Who adopted it; null for what Confero ships.</summary>
    public string? AdoptedBy { get; init; }
}

internal sealed class AdoptedQuestionnaireMapping : IEntityTypeConfiguration<AdoptedQuestionnaire>
{
    public void Configure(EntityTypeBuilder<AdoptedQuestionnaire> questionnaire)
    {
        questionnaire.ToTable("Questionnaires");
        questionnaire.HasKey(x => new { x.Code, x.Version });
    }
}
