using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>One line that can be met. Codes refer to the taxonomies; an empty list means "no restriction".</summary>
public sealed class Need : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>Position among the lines of the request, from 1.</summary>
    public int Line { get; set; }
    public string? ImportKey { get; init; }

    [Confidential]
    public required string Title { get; set; }

    [Confidential]
    public string? Description { get; set; }

    /// <summary>normative, institutional, technical, material or financial.</summary>
    public required string Kind { get; set; }
    public string? Stage { get; set; }

    [Confidential]
    public List<string> Objectives { get; set; } = [];

    [Confidential]
    public List<string> Modules { get; set; } = [];

    [Confidential]
    public List<Competence> Competences { get; set; } = [];

    /// <summary>Languages any one of which will do.</summary>
    [Confidential]
    public List<string> Languages { get; set; } = [];

    /// <summary>Material item or training kind.</summary>
    [Confidential]
    public string? Item { get; set; }

    [Confidential]
    public long? Quantity { get; set; }

    [Confidential]
    public string? Unit { get; set; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    [Confidential]
    public long? Budget { get; set; }

    [Confidential]
    public string? Currency { get; set; }

    [Confidential]
    public DateOnly? From { get; set; }

    [Confidential]
    public DateOnly? To { get; set; }

    /// <summary>1 routine, 2 important, 3 urgent, 4 critical.</summary>
    public int Urgency { get; set; } = 2;

    [Confidential]
    public string? UrgencyReason { get; set; }
    public List<Prerequisite> Prerequisites { get; set; } = [];

    /// <summary>Whether a package that leaves it out does not serve the request.</summary>
    public bool Mandatory { get; set; } = true;
    public bool Divisible { get; set; }

    /// <summary>Whether people may work from where they are, so that nobody travels.</summary>
    public bool Remote { get; set; }

    [Confidential]
    public long? MinimumUseful { get; set; }
    public int? MaxPartners { get; set; }
    public List<string> ExcludedProviderKinds { get; set; } = [];
    public List<string> PreferredProviderKinds { get; set; } = [];

    [Confidential]
    public string? OwnContribution { get; set; }

    [Confidential]
    public string? Sustainment { get; set; }

    public Guid Version { get; set; }

    /// <summary>Whether the State had its content destroyed.</summary>
    [NotMapped, JsonIgnore]
    public bool Erased { get; private set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);

    void ISealed.WhenErased(string said) => Erased = true;
}

/// <summary>A competence with a level, 1 (awareness) to 4 (expert), and for a person how long it is valid.</summary>
public sealed record Competence(string Code, int Level, DateOnly? ValidUntil = null);

/// <summary>How a need depends on another of the same request: before, together or instead-of.</summary>
public sealed record Prerequisite(string NeedId, string Relation);

internal sealed class NeedMapping : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("Needs");
        need.Property(x => x.Version).IsConcurrencyToken();
        need.Property(x => x.Prerequisites).AsJson();
        need.Property(x => x.ExcludedProviderKinds).AsJson();
        need.Property(x => x.PreferredProviderKinds).AsJson();
        need.HasIndex(x => new { x.RequestId, x.Line });
        need.HasIndex(x => new { x.Kind, x.Stage });
    }
}
