using Confero.Disclosure;
using Confero.Experts;
using Confero.Offers;
using Confero.Requests;

namespace Confero.Exchange;

/// <summary>Turns rows of a portfolio into the inputs of acts, the same for every way a portfolio comes in.</summary>
internal static class PortfolioMapping
{
    /// <param name="needIds">Ids of the lines already there, by the keys of the file.</param>
    public static NeedInput ToInput(this PortfolioNeed need, IReadOnlyDictionary<string, string> needIds) =>
        new()
        {
            Title = need.Title,
            Description = need.Description,
            Kind = need.Kind,
            Stage = need.Stage,
            Objectives = need.Objectives,
            Modules = need.Modules,
            Competences = Competences(need.Competences),
            Languages = need.Languages,
            Item = need.Item,
            Quantity = need.Quantity,
            Unit = need.Unit,
            Budget = need.Budget,
            Currency = need.Currency,
            From = need.From,
            To = need.To,
            Urgency = need.Urgency,
            UrgencyReason = need.UrgencyReason,
            Prerequisites =
            [
                .. need.Prerequisites.Select(x => new Prerequisite(
                    needIds.GetValueOrDefault(x.Need, x.Need),
                    x.Relation
                )),
            ],
            Mandatory = need.Mandatory,
            Divisible = need.Divisible,
            MinimumUseful = need.MinimumUseful,
            Remote = need.Remote,
            MaxPartners = need.MaxPartners,
            ExcludedProviderKinds = need.ExcludedProviderKinds,
            PreferredProviderKinds = need.PreferredProviderKinds,
            OwnContribution = need.OwnContribution,
            Sustainment = need.Sustainment,
        };

    public static OfferInput ToInput(this PortfolioOffer offer) =>
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
            Competences = Competences(offer.Competences),
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
            Visibility = JsonNames.Parse<DisclosureClass>(offer.Visibility) ?? DisclosureClass.D,
        };

    public static ExpertInput ToInput(this PortfolioExpert expert) =>
        new()
        {
            Name = expert.Name,
            Nationalities = expert.Nationalities,
            Gender = expert.Gender,
            Languages = expert.Languages,
            Competences = Competences(expert.Competences),
            Availability = [.. expert.Availability.Select(x => new Period(x.From, x.To))],
            MaxDays = expert.MaxDays,
            TravelDays = expert.TravelDays,
            Regions = expert.Regions,
            ExcludedStates = expert.ExcludedStates,
            Conflicts = expert.Conflicts,
            Profile = expert.Profile,
        };

    /// <summary>The texts a file gives, by section.</summary>
    public static IReadOnlyDictionary<Section, string> Texts(this PortfolioRequest request) =>
        new (Section Section, string? Text)[]
        {
            (Section.Summary, request.Summary),
            (Section.Context, request.Context),
            (Section.Place, request.Place),
            (Section.Scale, request.Scale),
            (Section.Condition, request.Condition),
            (Section.Contacts, request.Contacts),
            (Section.Money, request.Money),
            (Section.Public, request.PublicText),
        }
            .Where(x => x.Text is not null)
            .ToDictionary(x => x.Section, x => x.Text!);

    private static IReadOnlyList<Competence> Competences(IReadOnlyList<PortfolioCompetence> competences) =>
        [.. competences.Select(x => new Competence(x.Code, x.Level, x.ValidUntil))];
}
