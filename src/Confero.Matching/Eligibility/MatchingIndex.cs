using System.Collections.Frozen;
using Confero.Matching.Model;
using Confero.Matching.Scoring;

namespace Confero.Matching.Eligibility;

/// <summary>An input made ready for questions: everything by id, offers by what a need can ask of them.</summary>
internal sealed class MatchingIndex
{
    private readonly FrozenDictionary<string, (RequestCase Request, Need Need)> _needs;
    private readonly FrozenDictionary<string, Offer> _offers;
    private readonly FrozenDictionary<string, StateFacts> _states;
    private readonly FrozenSet<(string, string)> _forbidden;
    private readonly FrozenDictionary<OfferSort, Offer[]> _bySort;
    private readonly FrozenDictionary<(OfferSort, string), Offer[]> _byItem;
    private readonly FrozenDictionary<(OfferSort, string), Offer[]> _byCompetence;
    private readonly FrozenDictionary<(OfferSort, string, string), Offer[]> _byLanguage;

    /// <exception cref="ArgumentException">Two needs or two offers have the same id.</exception>
    public MatchingIndex(MatchingInput input, MatchingPolicy policy)
    {
        Input = input;
        Policy = policy;
        _needs = input
            .Requests.SelectMany(request => request.Needs.Select(need => (request, need)))
            .ToFrozenDictionary(row => row.need.Id, StringComparer.Ordinal);
        _offers = input.Offers.ToFrozenDictionary(offer => offer.Id, StringComparer.Ordinal);
        _states = input.States.ToFrozenDictionary(state => state.Code, StringComparer.Ordinal);
        _forbidden = input.Forbidden.Select(pair => (pair.NeedId, pair.OfferId)).ToFrozenSet();
        _bySort = input
            .Offers.GroupBy(offer => offer.Sort)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byItem = input
            .Offers.Where(offer => offer.Item is not null)
            .GroupBy(offer => (offer.Sort, offer.Item!))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byCompetence = input
            .Offers.SelectMany(offer =>
                offer.Competences.Select(held => held.Code).Distinct().Select(code => (offer, code))
            )
            .GroupBy(row => (row.offer.Sort, row.code), row => row.offer)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byLanguage = _byCompetence
            .SelectMany(row => row.Value, (row, offer) => (row.Key, offer))
            .SelectMany(
                row => row.offer.Languages.Count == 0 ? [AnyLanguage] : row.offer.Languages.Distinct(),
                (row, language) => (row.Key, row.offer, language)
            )
            .GroupBy(row => (row.Key.Item1, row.Key.Item2, row.language), row => row.offer)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Weights = Scores.WeightsOf(policy);
    }

    private const string AnyLanguage = "";

    /// <summary>The weight of each criterion, in the order of <see cref="Scores"/>.</summary>
    public int[] Weights { get; }

    public MatchingInput Input { get; }
    public MatchingPolicy Policy { get; }

    /// <exception cref="KeyNotFoundException">There is no such need.</exception>
    public Need Need(string id) =>
        _needs.TryGetValue(id, out var row) ? row.Need : throw new KeyNotFoundException($"No need '{id}'.");

    /// <exception cref="KeyNotFoundException">There is no such offer.</exception>
    public Offer Offer(string id) =>
        _offers.TryGetValue(id, out var offer) ? offer : throw new KeyNotFoundException($"No offer '{id}'.");

    public RequestCase RequestOf(string needId) => _needs[needId].Request;

    public StateFacts StateOf(RequestCase request) =>
        _states.TryGetValue(request.State, out var state) ? state : new StateFacts { Code = request.State };

    public bool IsForbidden(Need need, Offer offer) => _forbidden.Contains((need.Id, offer.Id));

    public DateRange WindowOf(Need need)
    {
        var from = need.From is { } first && first > Input.AsOf ? first : Input.AsOf;
        return new DateRange(from, need.To ?? Later(from).AddMonths(Policy.HorizonMonths));
    }

    public DateRange WindowOf(Offer offer)
    {
        var ready = Input.AsOf.AddDays(offer.LeadDays);
        return new DateRange(
            offer.From is { } first && first > ready ? first : ready,
            offer.To ?? DateOnly.MaxValue
        );
    }

    public long QuantityAsked(Need need, Offer offer) =>
        need.Quantity ?? (offer.Sort is OfferSort.Expert or OfferSort.Team ? Policy.DefaultWorkDays : 1);

    public static long MoneyAsked(Need need) =>
        need.Kind == AssistanceKind.Financial
            ? need.Budget ?? need.CostEstimate ?? 0
            : need.CostEstimate ?? 0;

    /// <summary>
    /// The offers that could serve the need: a superset of the eligible ones, small because it goes by sort and then by
    /// item or by the rarest competence. Funds that could pay are included.
    /// </summary>
    public IEnumerable<Offer> Possible(Need need)
    {
        IReadOnlyList<OfferSort> sorts = Policy.ServedBy.TryGetValue(need.Kind, out var served) ? served : [];
        foreach (var sort in sorts.Where(sort => sort != OfferSort.Fund))
        foreach (var offer in PossibleOf(sort, need))
            if (CountsAlike(need, offer))
                yield return offer;
        if (need.Kind == AssistanceKind.Financial || MoneyAsked(need) > 0)
            foreach (var fund in _bySort.GetValueOrDefault(OfferSort.Fund, []))
                yield return fund;
    }

    /// <summary>What is counted otherwise is the greater part of what a competence does not narrow down.</summary>
    private bool CountsAlike(Need need, Offer offer) =>
        need.Unit is null || offer.Unit is null || need.Unit == offer.Unit || !IsHard(RuleCodes.Unit);

    private IReadOnlyCollection<Offer> PossibleOf(OfferSort sort, Need need)
    {
        var offers = _bySort.GetValueOrDefault(sort, []);
        if (need.Item is { } item && PairRules.AsksItem(sort) && IsHard(RuleCodes.Item))
            offers = Smaller(offers, _byItem.GetValueOrDefault((sort, item), []));
        if (PairRules.AsksCompetence(sort) && IsHard(RuleCodes.Competence))
            foreach (var competence in need.Competences)
                offers = Smaller(offers, _byCompetence.GetValueOrDefault((sort, competence.Code), []));
        return
            need is { Languages: [var language], Competences.Count: > 0 }
            && PairRules.AsksCompetence(sort)
            && IsHard(RuleCodes.Competence)
            && IsHard(RuleCodes.Language)
            ? SpeakingOf(sort, need.Competences, language)
            : offers;
    }

    /// <summary>Those of the rarest competence who speak the language, or say nothing of languages.</summary>
    private List<Offer> SpeakingOf(OfferSort sort, IReadOnlyList<Competence> competences, string language)
    {
        var rarest = competences.MinBy(competence =>
            _byCompetence.GetValueOrDefault((sort, competence.Code), []).Length
        )!;
        return
        [
            .. _byLanguage.GetValueOrDefault((sort, rarest.Code, language), []),
            .. _byLanguage.GetValueOrDefault((sort, rarest.Code, AnyLanguage), []),
        ];
    }

    public RuleStrength Strength(string rule) => Policy.Rules.GetValueOrDefault(rule, RuleStrength.Hard);

    private bool IsHard(string rule) => Strength(rule) == RuleStrength.Hard;

    private static Offer[] Smaller(Offer[] a, Offer[] b) => a.Length <= b.Length ? a : b;

    private DateOnly Later(DateOnly day) => day > Input.AsOf ? day : Input.AsOf;
}
