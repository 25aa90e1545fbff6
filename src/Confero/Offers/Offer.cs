using Confero.Disclosure;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Offers;

/// <summary>What a provider can give: fund, material, team, training, normative or institutional support.</summary>
public sealed class Offer : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string PartyId { get; init; }
    public string? ImportKey { get; init; }

    /// <summary>fund, material, team, training, normative or institutional.</summary>
    public required string Sort { get; set; }

    [Confidential]
    public required string Title { get; set; }

    [Confidential]
    public string? Description { get; set; }
    public string Language { get; set; } = "en";

    /// <summary>Kinds a fund is earmarked for; other sorts imply theirs.</summary>
    public List<string> Kinds { get; set; } = [];
    public List<string> Stages { get; set; } = [];
    public List<string> Objectives { get; set; } = [];
    public List<string> Modules { get; set; } = [];
    public List<Competence> Competences { get; set; } = [];
    public List<string> Languages { get; set; } = [];
    public List<string> Regions { get; set; } = [];
    public List<string> Recipients { get; set; } = [];
    public List<string> ExcludedRecipients { get; set; } = [];
    public bool HardEarmark { get; set; } = true;
    public string? Item { get; set; }
    public long? Quantity { get; set; }
    public string? Unit { get; set; }

    /// <summary>Size of a fund, or cost per unit of what is not free, in whole minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; set; }
    public long? MinimumGrant { get; set; }
    public long? MaximumGrant { get; set; }
    public string? Currency { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public int LeadDays { get; set; }

    /// <summary>The last day it may be relied on unless re-affirmed.</summary>
    public DateOnly? ValidUntil { get; set; }
    public bool EquipmentReady { get; set; } = true;
    public bool PeopleReady { get; set; } = true;
    public bool FundingReady { get; set; } = true;
    public bool Transport { get; set; }

    /// <summary>Share of the cost the recipient bears, 0 to 100.</summary>
    public int CostSharePercent { get; set; }

    /// <summary>For a fund, the least share of a package's money, 0 to 100, that funds of other providers must carry.</summary>
    public int CoFundingPercent { get; set; }

    /// <summary>For a team, days on the way there; as many again back.</summary>
    public int TravelDays { get; set; }

    [Confidential]
    public string? Conditions { get; set; }

    /// <summary>How far the offer may be seen, B to E.</summary>
    public DisclosureClass Visibility { get; set; } = DisclosureClass.D;

    public DateTimeOffset AffirmedAt { get; set; }

    /// <summary>When the provider took it back; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public Guid Version { get; set; }

    /// <summary>Whether it may be relied on that day.</summary>
    public bool StandsOn(DateOnly day) => WithdrawnAt is null && (ValidUntil is null || ValidUntil >= day);

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

internal sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.ToTable("Offers");
        offer.Property(x => x.Version).IsConcurrencyToken();
        offer.Property(x => x.Kinds).AsJson();
        offer.Property(x => x.Stages).AsJson();
        offer.Property(x => x.Objectives).AsJson();
        offer.Property(x => x.Modules).AsJson();
        offer.Property(x => x.Competences).AsJson();
        offer.Property(x => x.Languages).AsJson();
        offer.Property(x => x.Regions).AsJson();
        offer.Property(x => x.Recipients).AsJson();
        offer.Property(x => x.ExcludedRecipients).AsJson();
        offer.HasIndex(x => new { x.PartyId, x.ImportKey }).IsUnique();
        offer.HasIndex(x => x.ChangedAt);
        offer.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
