using Confero.Disclosure;
using Confero.Requests;

namespace Confero.Offers;

/// <summary>All that a provider says of an offer. Codes refer to the taxonomies; an empty list means "no restriction".</summary>
public sealed record OfferInput
{
    /// <summary>fund, material, team, training, normative or institutional.</summary>
    public required string Sort { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string Language { get; init; } = "en";
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Stages { get; init; } = [];
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Modules { get; init; } = [];
    public IReadOnlyList<Competence> Competences { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public IReadOnlyList<string> ExcludedRecipients { get; init; } = [];
    public bool HardEarmark { get; init; } = true;
    public string? Item { get; init; }
    public long? Quantity { get; init; }
    public string? Unit { get; init; }
    public long? Amount { get; init; }
    public long? MinimumGrant { get; init; }
    public long? MaximumGrant { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int LeadDays { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public bool EquipmentReady { get; init; } = true;
    public bool PeopleReady { get; init; } = true;
    public bool FundingReady { get; init; } = true;
    public bool Transport { get; init; }
    public int CostSharePercent { get; init; }
    public int CoFundingPercent { get; init; }
    public int TravelDays { get; init; }
    public string? Conditions { get; init; }
    public DisclosureClass Visibility { get; init; } = DisclosureClass.D;

    /// <summary>What a stored offer says.</summary>
    public static OfferInput Of(Offer offer) =>
        new()
        {
            Sort = offer.Sort,
            Title = offer.Title,
            Description = offer.Description,
            Language = offer.Language,
            Kinds = offer.Kinds,
            Stages = offer.Stages,
            Objectives = offer.Objectives,
            Modules = offer.Modules,
            Competences = offer.Competences,
            Languages = offer.Languages,
            Regions = offer.Regions,
            Recipients = offer.Recipients,
            ExcludedRecipients = offer.ExcludedRecipients,
            HardEarmark = offer.HardEarmark,
            Item = offer.Item,
            Quantity = offer.Quantity,
            Unit = offer.Unit,
            Amount = offer.Amount,
            MinimumGrant = offer.MinimumGrant,
            MaximumGrant = offer.MaximumGrant,
            Currency = offer.Currency,
            From = offer.From,
            To = offer.To,
            LeadDays = offer.LeadDays,
            ValidUntil = offer.ValidUntil,
            EquipmentReady = offer.EquipmentReady,
            PeopleReady = offer.PeopleReady,
            FundingReady = offer.FundingReady,
            Transport = offer.Transport,
            CostSharePercent = offer.CostSharePercent,
            CoFundingPercent = offer.CoFundingPercent,
            TravelDays = offer.TravelDays,
            Conditions = offer.Conditions,
            Visibility = offer.Visibility,
        };

    /// <summary>Writes it into an offer.</summary>
    internal void ApplyTo(Offer offer)
    {
        offer.Sort = Sort;
        offer.Title = Title.Trim();
        offer.Description = Description;
        offer.Language = Language;
        offer.Kinds = [.. Kinds];
        offer.Stages = [.. Stages];
        offer.Objectives = [.. Objectives];
        offer.Modules = [.. Modules];
        offer.Competences = [.. Competences];
        offer.Languages = [.. Languages];
        offer.Regions = [.. Regions];
        offer.Recipients = [.. Recipients];
        offer.ExcludedRecipients = [.. ExcludedRecipients];
        offer.HardEarmark = HardEarmark;
        offer.Item = Item;
        offer.Quantity = Quantity;
        offer.Unit = Unit;
        offer.Amount = Amount;
        offer.MinimumGrant = MinimumGrant;
        offer.MaximumGrant = MaximumGrant;
        offer.Currency = Currency;
        offer.From = From;
        offer.To = To;
        offer.LeadDays = LeadDays;
        offer.ValidUntil = ValidUntil;
        offer.EquipmentReady = EquipmentReady;
        offer.PeopleReady = PeopleReady;
        offer.FundingReady = FundingReady;
        offer.Transport = Transport;
        offer.CostSharePercent = CostSharePercent;
        offer.CoFundingPercent = CoFundingPercent;
        offer.TravelDays = TravelDays;
        offer.Conditions = Conditions;
        offer.Visibility = Visibility;
    }
}
