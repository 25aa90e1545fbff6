using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Taxonomy;

/// <summary>An administrator's change to one term of a taxonomy, laid over what Confero ships.</summary>
public sealed class StoredEdit
{
    public required string Taxonomy { get; init; }
    public required string Term { get; init; }

    /// <summary>Names by language tag.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    /// <summary>Whether the term may no longer be chosen; what carries it keeps it.</summary>
    public bool Retired { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
}

internal sealed class StoredEditMapping : IEntityTypeConfiguration<StoredEdit>
{
    public void Configure(EntityTypeBuilder<StoredEdit> edit)
    {
        edit.ToTable("TermEdits");
        edit.HasKey(x => new { x.Taxonomy, x.Term });
        edit.Property(x => x.Names).AsJson();
    }
}
