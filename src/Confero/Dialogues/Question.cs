using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>A guiding question on the agenda of a session, with its thread.</summary>
public sealed class Question : IVersioned
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required string SessionId { get; init; }
    public int Number { get; init; }
    public Dictionary<string, string> Texts { get; set; } = [];
    public Dictionary<string, string> Guidance { get; set; } = [];

    /// <summary>Whether it takes contributions now.</summary>
    public bool Open { get; set; }

    /// <summary>Whether contributions may come without a name.</summary>
    public bool NonAttributed { get; set; }
    public Guid Version { get; set; }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("DialogueQuestions");
        question.Property(x => x.Version).IsConcurrencyToken();
        question.Property(x => x.Texts).AsJson();
        question.Property(x => x.Guidance).AsJson();
        question.HasIndex(x => x.SeriesId);
        question.HasOne<Series>().WithMany().HasForeignKey(x => x.SeriesId);
    }
}
