using Confero.Disclosure;
using Confero.Offers;
using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Web.Components;

/// <summary>The fields of the offer page as the browser sends them.</summary>
public sealed class OfferForm
{
    public string? Sort { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? Language { get; set; }
    public string? Item { get; set; }
    public long? Quantity { get; set; }
    public string? Unit { get; set; }
    public string? AmountText { get; set; }
    public string? Currency { get; set; }
    public string? MinimumText { get; set; }
    public string? MaximumText { get; set; }
    public int CostSharePercent { get; set; }
    public int CoFundingPercent { get; set; }
    public int TravelDays { get; set; }
    public string[] Kinds { get; set; } = [];
    public string[] Regions { get; set; } = [];
    public string[] Stages { get; set; } = [];
    public bool HardEarmark { get; set; }
    public string? Competence { get; set; }
    public int Level { get; set; } = 2;
    public string[] Languages { get; set; } = [];
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public int LeadDays { get; set; }
    public bool Transport { get; set; }
    public string? Conditions { get; set; }
    public DisclosureClass Visibility { get; set; } = DisclosureClass.D;

    /// <summary>What the act takes, and the refusal of a sum that cannot be read. What the form does not show stays as stored.</summary>
    public (OfferInput Input, Refusal? Fault) ToInput(Taxonomies taxonomies, OfferInput stored)
    {
        var (amount, fault) = MoneyInput.Read(AmountText, Currency, taxonomies, "amount");
        var (minimum, fault2) = MoneyInput.Read(MinimumText, Currency, taxonomies, "minimumGrant");
        var (maximum, fault3) = MoneyInput.Read(MaximumText, Currency, taxonomies, "maximumGrant");
        var input = stored with
        {
            Sort = Sort ?? "",
            Title = Title ?? "",
            Description = Description,
            Language = Language ?? stored.Language,
            Item = Item,
            Quantity = Quantity,
            Unit = Unit,
            Amount = amount,
            Currency = Currency,
            MinimumGrant = minimum,
            MaximumGrant = maximum,
            CostSharePercent = CostSharePercent,
            CoFundingPercent = CoFundingPercent,
            TravelDays = TravelDays,
            Kinds = Kinds,
            Regions = Regions,
            Stages = Stages,
            HardEarmark = HardEarmark,
            Competences =
            [
                .. string.IsNullOrEmpty(Competence)
                    ? Array.Empty<Competence>()
                    : [new Competence(Competence, Level)],
                .. stored.Competences.Skip(1),
            ],
            Languages = Languages,
            From = From,
            To = To,
            ValidUntil = ValidUntil,
            LeadDays = LeadDays,
            Transport = Transport,
            Conditions = Conditions,
            Visibility = Visibility,
        };
        return (input, fault ?? fault2 ?? fault3);
    }
}
