using Confero.Disclosure;
using Confero.Experts;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Exchange;

/// <summary>The portfolio as one viewer may see it; made by the same decision as every page.</summary>
public sealed class PortfolioExport(
    IDbContextFactory<ConferoDb> databases,
    OfferQueries offers,
    ExpertQueries experts,
    TimeProvider clock
)
{
    private const int Stretch = 100;

    public async Task<Portfolio> Of(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs.OrderBy(n => n.Line))
            .VisibleTo(viewer)
            .OrderBy(x => x.Id)
            .ToListAsync();
        var views = stored.Select(x => RequestQueries.View(viewer, x)!).ToList();
        var shownOffers = await Offers(viewer);
        var parties = await db.Set<Party>()
            .AsNoTracking()
            .Where(x => x.Id != Party.Secretariat)
            .OrderBy(x => x.Id)
            .ToListAsync();
        return new Portfolio
        {
            Title = "Confero",
            Fictional = parties.Exists(x => x.Fictional),
            AsOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            Parties = parties.ConvertAll(ToRow),
            Requests = views.ConvertAll(ToRow),
            Needs = [.. views.SelectMany(x => x.Needs.Select(n => ToRow(n, x)))],
            Offers = shownOffers.ConvertAll(x => ToRow(x, viewer)),
            Experts =
            [
                .. (await experts.List(viewer)).OrderBy(x => x.Id, StringComparer.Ordinal).Select(ToRow),
            ],
        };
    }

    private async Task<List<Offer>> Offers(Viewer viewer)
    {
        var all = new List<Offer>();
        var filter = new OfferFilter { Size = Stretch };
        do
        {
            var page = await offers.List(viewer, filter);
            all.AddRange(page.Items);
            filter = filter with { Cursor = page.Next };
        } while (filter.Cursor is not null);
        return [.. all.OrderBy(x => x.Id, StringComparer.Ordinal)];
    }

    private static PortfolioParty ToRow(Party x) =>
        new()
        {
            Key = x.Id,
            Kind = x.Kind,
            Names = x.Names,
            Region = x.Region,
            Groups = x.Groups,
            Languages = x.Languages,
        };

    private static PortfolioRequest ToRow(RequestView x) =>
        new()
        {
            Key = x.ImportKey ?? x.Id,
            Party = x.PartyId,
            Language = x.Language,
            Title = x.Title,
            Process = x.ProcessCode,
            State = x.State,
            Summary = x.Texts.GetValueOrDefault(Section.Summary),
            Context = x.Texts.GetValueOrDefault(Section.Context),
            Place = x.Texts.GetValueOrDefault(Section.Place),
            Scale = x.Texts.GetValueOrDefault(Section.Scale),
            Condition = x.Texts.GetValueOrDefault(Section.Condition),
            Contacts = x.Texts.GetValueOrDefault(Section.Contacts),
            Money = x.Texts.GetValueOrDefault(Section.Money),
            PublicText = x.Texts.GetValueOrDefault(Section.Public),
            Visibility = x
                .Visibility.OrderBy(s => s.Section)
                .ToDictionary(s => JsonNames.Of(s.Section), s => s.Class.ToString()),
            Marking = x.Marking,
            BlindMatching = x.BlindMatching,
        };

    private static PortfolioNeed ToRow(Need x, RequestView request) =>
        new()
        {
            Key = KeyOf(x, request),
            Request = request.ImportKey ?? request.Id,
            Title = x.Title,
            Description = x.Description,
            Kind = x.Kind,
            Stage = x.Stage,
            Objectives = x.Objectives,
            Modules = x.Modules,
            Competences = Competences(x.Competences),
            Languages = x.Languages,
            Item = x.Item,
            Quantity = x.Quantity,
            Unit = x.Unit,
            Budget = x.Budget,
            Currency = x.Currency,
            From = x.From,
            To = x.To,
            Urgency = x.Urgency,
            UrgencyReason = x.UrgencyReason,
            Prerequisites =
            [
                .. x.Prerequisites.Select(p => new PortfolioPrerequisite(
                    KeyOf(p.NeedId, request),
                    p.Relation
                )),
            ],
            Mandatory = x.Mandatory,
            Divisible = x.Divisible,
            MinimumUseful = x.MinimumUseful,
            Remote = x.Remote,
            MaxPartners = x.MaxPartners,
            ExcludedProviderKinds = x.ExcludedProviderKinds,
            PreferredProviderKinds = x.PreferredProviderKinds,
            OwnContribution = x.OwnContribution,
            Sustainment = x.Sustainment,
        };

    private static string KeyOf(string needId, RequestView request) =>
        request.Needs.FirstOrDefault(x => x.Id == needId) is { } need ? KeyOf(need, request) : needId;

    /// <summary>The key of the owner's own file; others get the id, which tells nothing.</summary>
    private static string KeyOf(Need need, RequestView request) =>
        request.Own ? need.ImportKey ?? need.Id : need.Id;

    private static PortfolioOffer ToRow(Offer x, Viewer viewer) =>
        new()
        {
            Key = x.PartyId == viewer.PartyId ? x.ImportKey ?? x.Id : x.Id,
            Party = x.PartyId,
            Sort = x.Sort,
            Title = x.Title,
            Description = x.Description,
            Language = x.Language,
            Kinds = x.Kinds,
            Stages = x.Stages,
            Objectives = x.Objectives,
            Modules = x.Modules,
            Competences = Competences(x.Competences),
            Languages = x.Languages,
            Regions = x.Regions,
            Recipients = x.Recipients,
            ExcludedRecipients = x.ExcludedRecipients,
            HardEarmark = x.HardEarmark,
            Item = x.Item,
            Quantity = x.Quantity,
            Unit = x.Unit,
            Amount = x.Amount,
            MinimumGrant = x.MinimumGrant,
            MaximumGrant = x.MaximumGrant,
            Currency = x.Currency,
            From = x.From,
            To = x.To,
            LeadDays = x.LeadDays,
            ValidUntil = x.ValidUntil,
            EquipmentReady = x.EquipmentReady,
            PeopleReady = x.PeopleReady,
            FundingReady = x.FundingReady,
            Transport = x.Transport,
            CostSharePercent = x.CostSharePercent,
            CoFundingPercent = x.CoFundingPercent,
            TravelDays = x.TravelDays,
            Conditions = x.Conditions,
            Visibility = x.Visibility.ToString(),
        };

    private static PortfolioExpert ToRow(Expert x) =>
        new()
        {
            Key = x.ImportKey ?? x.Id,
            Name = x.Name,
            Party = x.PartyId,
            Nationalities = x.Nationalities,
            Gender = x.Gender,
            Languages = x.Languages,
            Competences = Competences(x.Competences),
            Availability = [.. x.Availability.Select(p => new PortfolioPeriod(p.From, p.To))],
            MaxDays = x.MaxDays,
            TravelDays = x.TravelDays,
            Regions = x.Regions,
            ExcludedStates = x.ExcludedStates,
            Conflicts = x.Conflicts,
            Profile = x.Profile,
        };

    private static List<PortfolioCompetence> Competences(List<Competence> competences) =>
        competences.ConvertAll(x => new PortfolioCompetence(x.Code, x.Level, x.ValidUntil));
}
