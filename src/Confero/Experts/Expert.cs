using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Experts;

/// <summary>A person on the roster. Seen by the person, the sending party and the secretariat, and by a State once both consented.</summary>
public sealed class Expert : IVersioned
{
    public required string Id { get; init; }
    public string? ImportKey { get; init; }
    public required string Name { get; set; }

    /// <summary>The party that sends or employs the person, if any.</summary>
    public string? PartyId { get; set; }
    public List<string> Nationalities { get; set; } = [];

    /// <summary>female, male, other or undisclosed.</summary>
    public string Gender { get; set; } = "undisclosed";
    public List<string> Languages { get; set; } = [];
    public List<Competence> Competences { get; set; } = [];
    public List<Period> Availability { get; set; } = [];

    /// <summary>The most days in any twelve months.</summary>
    public int? MaxDays { get; set; }

    /// <summary>Days on the way to a place of work; as many again back.</summary>
    public int TravelDays { get; set; }
    public List<string> Regions { get; set; } = [];
    public List<string> ExcludedStates { get; set; } = [];

    /// <summary>Parties with whom there is a conflict of interest.</summary>
    public List<string> Conflicts { get; set; } = [];
    public string? Profile { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the person left the roster.</summary>
    public DateTimeOffset? LeftAt { get; set; }
    public Guid Version { get; set; }
}

/// <summary>Days, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To);

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> expert)
    {
        expert.ToTable("Experts");
        expert.Property(x => x.Version).IsConcurrencyToken();
        expert.Property(x => x.Nationalities).AsJson();
        expert.Property(x => x.Languages).AsJson();
        expert.Property(x => x.Competences).AsJson();
        expert.Property(x => x.Availability).AsJson();
        expert.Property(x => x.Regions).AsJson();
        expert.Property(x => x.ExcludedStates).AsJson();
        expert.Property(x => x.Conflicts).AsJson();
        expert.HasIndex(x => x.ImportKey);
        expert.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
