using Confero.Matching;
using Confero.Matching.Model;
using Confero.Taxonomy;
using NeedLine = Confero.Matching.Model.Need;
using Offered = Confero.Matching.Model.Offer;

namespace Confero.Exchange;

/// <summary>A portfolio file in the words of the matching engine, so that it can be planned without a database.</summary>
public static class PortfolioMatching
{
    /// <param name="asOf">The day to plan from; the file's own day where it has one.</param>
    public static MatchingInput ToMatchingInput(
        this Portfolio portfolio,
        Taxonomies taxonomies,
        DateOnly asOf
    )
    {
        var rates = PlanningRates.Load();
        var parties = portfolio.Parties.ToDictionary(x => x.Key);
        var needs = portfolio.Needs.ToLookup(x => x.Request);
        return new MatchingInput
        {
            AsOf = portfolio.AsOf ?? asOf,
            States = [.. portfolio.Parties.Where(x => x.Kind == "state").Select(x => State(x, taxonomies))],
            Requests =
            [
                .. portfolio
                    .Requests.Where(x => needs[x.Key].Any())
                    .Select(x => new RequestCase
                    {
                        Id = x.Key,
                        State = x.Party,
                        Needs = [.. needs[x.Key].Select(n => Need(n, rates, taxonomies))],
                    }),
            ],
            Offers =
            [
                .. portfolio.Offers.Select(x => Offer(x, parties, rates, taxonomies)),
                .. portfolio.Experts.Select(Expert),
            ],
        };
    }

    private static StateFacts State(PortfolioParty party, Taxonomies taxonomies) =>
        new()
        {
            Code = party.Key,
            Regions = taxonomies.RegionAndAbove(party.Region),
            LeastDeveloped = party.Groups.Contains("ldc"),
            Landlocked = party.Groups.Contains("lldc"),
            SmallIsland = party.Groups.Contains("sids"),
        };

    private static NeedLine Need(PortfolioNeed need, PlanningRates rates, Taxonomies taxonomies) =>
        new()
        {
            Id = need.Key,
            Kind = Enum.Parse<AssistanceKind>(need.Kind, ignoreCase: true),
            Stage = need.Stage,
            Objectives = need.Objectives,
            Modules = need.Modules,
            Subjects = Subjects.In(need.Title, need.Description),
            Competences = [.. need.Competences.Select(x => new Competence(x.Code, x.Level))],
            Languages = need.Languages,
            Item = need.Item,
            Quantity = need.Kind == "financial" ? null : need.Quantity,
            Unit = need.Kind == "financial" ? null : need.Unit,
            Budget = need.Kind == "financial" ? rates.Cents(need.Budget, need.Currency, taxonomies) : null,
            From = need.From,
            To = need.To,
            Urgency = need.Urgency,
            Prerequisites =
            [
                .. need.Prerequisites.Select(x => new Prerequisite(
                    x.Need,
                    JsonNames.Parse<PrerequisiteRelation>(x.Relation) ?? PrerequisiteRelation.Before
                )),
            ],
            Mandatory = need.Mandatory,
            Divisible = need.Divisible,
            MinimumUseful = need.MinimumUseful,
            Remote = need.Remote,
            MaxPartners = need.MaxPartners,
            ExcludedProviderKinds = need.ExcludedProviderKinds,
            PreferredProviderKinds = need.PreferredProviderKinds,
        };

    private static Offered Offer(
        PortfolioOffer offer,
        Dictionary<string, PortfolioParty> parties,
        PlanningRates rates,
        Taxonomies taxonomies
    )
    {
        var party = parties.GetValueOrDefault(offer.Party);
        var fund = offer.Sort == "fund";
        return new()
        {
            Id = offer.Key,
            Sort = Enum.Parse<OfferSort>(offer.Sort, ignoreCase: true),
            ProviderId = offer.Party,
            ProviderKind = party?.Kind,
            ProviderState = party?.Kind == "state" ? offer.Party : null,
            Kinds = fund ? [.. offer.Kinds.Select(x => Enum.Parse<AssistanceKind>(x, ignoreCase: true))] : [],
            Stages = offer.Stages,
            Objectives = offer.Objectives,
            Modules = offer.Modules,
            Subjects = Subjects.In(offer.Title, offer.Description),
            Competences = [.. offer.Competences.Select(x => new Competence(x.Code, x.Level, x.ValidUntil))],
            Languages = offer.Languages,
            Regions = offer.Regions,
            Recipients = offer.Recipients,
            ExcludedRecipients = offer.ExcludedRecipients,
            HardEarmark = offer.HardEarmark,
            Item = offer.Item,
            Quantity = fund ? null : offer.Quantity,
            Unit = fund ? null : offer.Unit,
            Money = fund ? rates.Cents(offer.Amount, offer.Currency, taxonomies) : null,
            MinimumGrant = fund ? rates.Cents(offer.MinimumGrant, offer.Currency, taxonomies) : null,
            MaximumGrant = fund ? rates.Cents(offer.MaximumGrant, offer.Currency, taxonomies) : null,
            From = offer.From,
            To = offer.To,
            LeadDays = offer.LeadDays,
            ValidUntil = offer.ValidUntil,
            HasConditions = !string.IsNullOrWhiteSpace(offer.Conditions),
            CostSharePercent = offer.CostSharePercent,
            CoFundingPercent = fund ? offer.CoFundingPercent : 0,
            TravelDays = offer.TravelDays,
            Transport = offer.Transport,
            EquipmentReady = offer.EquipmentReady,
            PeopleReady = offer.PeopleReady,
            FundingReady = offer.FundingReady,
        };
    }

    private static Offered Expert(PortfolioExpert expert) =>
        new()
        {
            Id = expert.Key,
            Sort = OfferSort.Expert,
            ProviderId = expert.Party ?? expert.Key,
            ProviderKind = "expert",
            Unit = "person-day",
            Quantity = expert.MaxDays,
            LoadLimitDays = expert.MaxDays,
            TravelDays = expert.TravelDays,
            Competences = [.. expert.Competences.Select(x => new Competence(x.Code, x.Level, x.ValidUntil))],
            Languages = expert.Languages,
            Regions = expert.Regions,
            ExcludedRecipients = expert.ExcludedStates,
            Availability = [.. expert.Availability.Select(x => new DateRange(x.From, x.To))],
            Nationalities = expert.Nationalities,
            Conflicts = expert.Conflicts,
        };
}
