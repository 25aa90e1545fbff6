using Confero.Experts;
using Confero.Matching.Model;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using NeedLine = Confero.Matching.Model.Need;
using Offered = Confero.Matching.Model.Offer;

namespace Confero.Matching;

/// <summary>
/// What the secretariat may match at this moment, in the words of the engine: endorsed requests whose needs its class
/// lets it read, offers that stand, experts on the roster, less what packages already took.
/// </summary>
/// <param name="lessTaken">
/// False leaves out what packages took, and what texts speak of: what a provider is shown must not tell of packages it has
/// no part in, nor of words it may not read.
/// </param>
internal sealed class MatchingPortfolio(
    ConferoDb db,
    Taxonomies taxonomies,
    DateOnly today,
    bool lessTaken = true
)
{
    private readonly PlanningRates rates = PlanningRates.Load();

    public async Task<MatchingInput> Build()
    {
        var parties = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id);
        var taken = lessTaken ? await Taken() : [];
        var offers = await db.Set<Offers.Offer>()
            .AsNoTracking()
            .Where(x => x.WithdrawnAt == null)
            .ToListAsync();
        var rules = lessTaken
            ? await db.Set<PlanningRule>().AsNoTracking().Where(x => x.LiftedAt == null).ToListAsync()
            : [];
        var experts = await db.Set<Expert>().AsNoTracking().Where(x => x.LeftAt == null).ToListAsync();
        var standing = offers
            .Where(x => x.StandsOn(today))
            .Select(x => x.Id)
            .Concat(experts.Select(x => x.Id))
            .ToHashSet();
        return new MatchingInput
        {
            AsOf = today,
            States = [.. parties.Values.Where(x => x.IsState).Select(State)],
            Requests = await Requests(taken),
            Offers =
            [
                .. offers.Where(x => x.StandsOn(today)).Select(x => Offer(x, parties, taken)),
                .. experts.Select(Expert),
            ],
            Forbidden =
            [
                .. taken
                    .Where(x => x.Refused)
                    .Select(x => new ForbiddenPair(x.NeedId, x.OfferId ?? x.ExpertId!)),
                .. rules
                    .Where(x => x.Kind == PlanningRuleKind.Forbid)
                    .Select(x => new ForbiddenPair(x.NeedId, x.OfferId)),
            ],
            Locked =
            [
                .. rules
                    .Where(x => x.Kind == PlanningRuleKind.Keep && standing.Contains(x.OfferId))
                    .Select(x => new LockedPair(x.NeedId, x.OfferId)),
            ],
        };
    }

    private Task<List<Contribution>> Taken() =>
        db.Set<Contribution>()
            .AsNoTracking()
            .Where(x =>
                db.Set<Package>()
                    .Any(p =>
                        p.Id == x.PackageId
                        && p.State != PackageState.Withdrawn
                        && p.State != PackageState.Draft
                    )
            )
            .ToListAsync();

    private async Task<IReadOnlyList<RequestCase>> Requests(List<Contribution> taken)
    {
        var served = taken.Where(x => !x.Refused).Select(x => x.NeedId).ToHashSet();
        var open = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs.OrderBy(n => n.Line))
            .Where(x => x.ReachedSecretariat && !x.Ended)
            .Where(x => x.Circulated || x.BlindMatching)
            .OrderBy(x => x.Id)
            .ToListAsync();
        return
        [
            .. open.Where(x => x.ClassOf(Disclosure.Section.Needs) >= Disclosure.DisclosureClass.B)
                .Select(x => Case(x, [.. x.Needs.Where(n => !served.Contains(n.Id))]))
                .Where(x => x.Needs.Count > 0),
        ];
    }

    private StateFacts State(Party party) =>
        new()
        {
            Code = party.Id,
            Regions = taxonomies.RegionAndAbove(party.Region),
            LeastDeveloped = party.Groups.Contains("ldc"),
            Landlocked = party.Groups.Contains("lldc"),
            SmallIsland = party.Groups.Contains("sids"),
        };

    private RequestCase Case(Request request, List<Requests.Need> needs) =>
        new()
        {
            Id = request.Id,
            State = request.PartyId,
            Needs = needs.ConvertAll(x => Need(x, needs)),
        };

    private NeedLine Need(Requests.Need need, List<Requests.Need> open) =>
        new()
        {
            Id = need.Id,
            Kind = Enum.Parse<AssistanceKind>(need.Kind, ignoreCase: true),
            Stage = need.Stage,
            Objectives = need.Objectives,
            Modules = need.Modules,
            Subjects = lessTaken ? Subjects.In(need.Title, need.Description) : [],
            Competences = need.Competences.ConvertAll(x => new Model.Competence(x.Code, x.Level)),
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
                .. need
                    .Prerequisites.Where(x => open.Exists(o => o.Id == x.NeedId))
                    .Select(x => new Model.Prerequisite(x.NeedId, Relation(x.Relation))),
            ],
            Mandatory = need.Mandatory,
            Divisible = need.Divisible,
            MinimumUseful = need.MinimumUseful,
            Remote = need.Remote,
            MaxPartners = need.MaxPartners,
            ExcludedProviderKinds = need.ExcludedProviderKinds,
            PreferredProviderKinds = need.PreferredProviderKinds,
        };

    private static PrerequisiteRelation Relation(string relation) =>
        JsonNames.Parse<PrerequisiteRelation>(relation) ?? PrerequisiteRelation.Before;

    private Offered Offer(Offers.Offer offer, Dictionary<string, Party> parties, List<Contribution> taken)
    {
        var party = parties[offer.PartyId];
        var used = taken.Where(x => x.OfferId == offer.Id && !x.Refused).ToList();
        var fund = offer.Sort == "fund";
        return new()
        {
            Id = offer.Id,
            Sort = Enum.Parse<OfferSort>(offer.Sort, ignoreCase: true),
            ProviderId = offer.PartyId,
            ProviderKind = party.Kind,
            ProviderState = party.IsState ? party.Id : null,
            Kinds = fund ? offer.Kinds.ConvertAll(x => Enum.Parse<AssistanceKind>(x, ignoreCase: true)) : [],
            Stages = offer.Stages,
            Objectives = offer.Objectives,
            Modules = offer.Modules,
            Subjects = lessTaken ? Subjects.In(offer.Title, offer.Description) : [],
            Competences = offer.Competences.ConvertAll(x => new Model.Competence(
                x.Code,
                x.Level,
                x.ValidUntil
            )),
            Languages = offer.Languages,
            Regions = offer.Regions,
            Recipients = offer.Recipients,
            ExcludedRecipients = offer.ExcludedRecipients,
            HardEarmark = offer.HardEarmark,
            Item = offer.Item,
            Quantity = fund ? null : Left(offer.Quantity, used.Sum(x => x.Quantity ?? 0)),
            Unit = fund ? null : offer.Unit,
            Money = fund
                ? Left(
                    rates.Cents(offer.Amount, offer.Currency, taxonomies),
                    used.Sum(x => rates.Cents(x.Amount, x.Currency, taxonomies) ?? 0)
                )
                : null,
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

    private static long? Left(long? all, long used) => all is null ? null : Math.Max(0, all.Value - used);

    private Offered Expert(Expert expert) =>
        new()
        {
            Id = expert.Id,
            Sort = OfferSort.Expert,
            ProviderId = expert.PartyId ?? expert.Id,
            ProviderKind = "expert",
            Unit = "person-day",
            Quantity = expert.MaxDays,
            LoadLimitDays = expert.MaxDays,
            TravelDays = expert.TravelDays,
            Competences = expert.Competences.ConvertAll(x => new Model.Competence(
                x.Code,
                x.Level,
                x.ValidUntil
            )),
            Languages = expert.Languages,
            Regions = expert.Regions,
            ExcludedRecipients = expert.ExcludedStates,
            Availability = expert.Availability.ConvertAll(x => new DateRange(x.From, x.To)),
            Nationalities = expert.Nationalities,
            Conflicts = expert.Conflicts,
        };
}
