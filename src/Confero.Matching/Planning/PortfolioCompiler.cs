using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Scoring;

namespace Confero.Matching.Planning;

/// <summary>Compiles an input under a policy into a <see cref="Portfolio"/>.</summary>
internal sealed class PortfolioCompiler
{
    private const long Unlimited = long.MaxValue / 4;

    private readonly MatchingIndex _index;
    private readonly MatchingPolicy _policy;
    private readonly Periods _periods;
    private readonly ProblemBuilder _builder = new();
    private readonly Dictionary<string, int> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _totalRows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkRows> _workRows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _funds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rated>> _rated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int InKind, int Funding)> _eligible = new(StringComparer.Ordinal);
    private readonly List<ItemSource> _items = [];
    private readonly List<OptionSource> _options = [];
    private readonly List<PayerSource> _payers = [];
    private readonly List<RowSource> _rows = [];
    private readonly ILookup<string, string> _locks;
    private readonly FairShares _shares;
    private bool _complete = true;

    private PortfolioCompiler(MatchingIndex index)
    {
        _index = index;
        _policy = index.Policy;
        _shares = new FairShares(index);
        _locks = index.Input.Locked.ToLookup(
            pair => pair.NeedId,
            pair => pair.OfferId,
            StringComparer.Ordinal
        );
        var last = index.Input.AsOf;
        foreach (var need in index.Input.Requests.SelectMany(request => request.Needs))
            if (index.WindowOf(need).To is var to && to > last)
                last = to;
        var horizon = index.Input.AsOf.AddMonths(10 * 12);
        _periods = new Periods(index.Input.AsOf, _policy.PeriodMonths, last < horizon ? last : horizon);
    }

    /// <exception cref="ArgumentException">Two needs or two offers have the same id, or a request has too many lines.</exception>
    public static Portfolio Compile(
        MatchingInput input,
        MatchingPolicy policy,
        CancellationToken cancellation
    )
    {
        var compiler = new PortfolioCompiler(new MatchingIndex(input, policy));
        foreach (var request in input.Requests)
        foreach (var need in request.Needs)
        {
            cancellation.ThrowIfCancellationRequested();
            compiler.Rate(need);
        }
        foreach (var rows in compiler._workRows.Values)
            rows.Build(compiler.AddRow);
        foreach (var request in input.Requests)
            compiler.Add(request);
        return compiler.Finish();
    }

    private Portfolio Finish() =>
        new()
        {
            Index = _index,
            Problem = _builder.Build(
                _periods.Count,
                _shares.States.Count,
                _organisations.Count,
                _policy.PartnerCostPoints,
                _shares.Points,
                Math.Clamp(_policy.MaxFunds, 0, 2)
            ),
            Items = _items,
            Options = _options,
            Payers = _payers,
            Periods = _periods,
            Rows = _rows,
            States = _shares.States,
            Regions = _shares.Regions,
            Eligible = _eligible,
            Complete = _complete,
        };

    /// <summary>Finds the need's candidates, best first, and notes the calendars they would use.</summary>
    private void Rate(Need need)
    {
        var pairs = _index
            .Possible(need)
            .Select(offer => new Pair(_index, need, offer))
            .Where(PairRules.Allow)
            .Where(IsUnlocked)
            .Select(pair => new Rated(pair, Scores.Permille(pair)))
            .OrderByDescending(rated => rated.Permille)
            .ThenBy(rated => rated.Pair.Offer.Id, StringComparer.Ordinal)
            .ToList();
        var work = pairs.Where(rated => !rated.Pair.IsFunding).ToList();
        var money = pairs.Where(rated => rated.Pair.IsFunding).ToList();
        _eligible[need.Id] = (work.Count, money.Count);
        _complete &= work.Count <= _policy.ShortList && money.Count <= _policy.ShortList;
        _rated[need.Id] = [.. work.Take(_policy.ShortList), .. money.Take(_policy.ShortList)];
        foreach (var (pair, _) in work.Take(_policy.ShortList).Where(rated => rated.Pair.IsWork))
        {
            if (!_workRows.TryGetValue(pair.Offer.Id, out var rows))
                _workRows[pair.Offer.Id] = rows = new WorkRows(pair.Offer, _periods);
            rows.Note(pair.Usable);
        }
    }

    /// <summary>Where a need has locked offers of a role, no other offer of that role may serve it.</summary>
    private bool IsUnlocked(Pair pair)
    {
        var sameRole = _locks[pair.Need.Id]
            .Where(id => _index.Offer(id).Sort == OfferSort.Fund == pair.IsFunding)
            .ToList();
        return sameRole.Count == 0 || sameRole.Contains(pair.Offer.Id);
    }

    private void Add(RequestCase request)
    {
        _builder.BeginRequest(
            _shares.StateOf(request),
            Math.Min(request.MaxPartners ?? int.MaxValue, _policy.MaxPartners),
            _shares.RegionOf(request)
        );
        var facts = _index.StateOf(request);
        var mostParts = PartsThatFit(request);
        var first = _items.Count;
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var need in request.Needs)
            places[need.Id] = AddItems(need, facts, mostParts);
        RequestRules.Add(_builder, request, places);
        AddPayers(request, facts, first);
    }

    /// <summary>The most parts that keep the request within what the exact chooser handles.</summary>
    private int PartsThatFit(RequestCase request)
    {
        var parts = Math.Max(1, _policy.MaxParts);
        while (
            parts > 1
            && request.Needs.Sum(need => NeedParts.Of(need, Asked(need), parts).Count) > Problem.MostItems
        )
            parts--;
        return parts;
    }

    private static long Asked(Need need) =>
        need.Kind == AssistanceKind.Financial ? MatchingIndex.MoneyAsked(need) : need.Quantity ?? 1;

    private List<int> AddItems(Need need, StateFacts facts, int mostParts)
    {
        var places = new List<int>();
        var asked = Asked(need);
        var inAlternative = need.Prerequisites.Any(p => p.Relation == PrerequisiteRelation.InsteadOf);
        foreach (var part in NeedParts.Of(need, asked, mostParts))
        {
            var mandatory =
                need.Mandatory && places.Count == 0 && !inAlternative && !IsNamedAsAlternative(need);
            var moneyOnly = need.Kind == AssistanceKind.Financial;
            places.Add(_builder.AddItem(mandatory, CostOf(need, part, asked), 0, moneyOnly));
            _items.Add(new ItemSource(need, part));
            if (!moneyOnly)
                foreach (var rated in _rated[need.Id].Where(rated => !rated.Pair.IsFunding))
                    AddOptions(rated, facts, part, asked);
        }
        return places;
    }

    private bool IsNamedAsAlternative(Need need) =>
        _index
            .RequestOf(need.Id)
            .Needs.Any(other =>
                other.Prerequisites.Any(p =>
                    p.Relation == PrerequisiteRelation.InsteadOf && p.NeedId == need.Id
                )
            );

    /// <summary>The money a part needs: its share of the cost estimate, rounded up; for a financial need the part itself.</summary>
    private static long CostOf(Need need, long part, long asked) =>
        need.Kind == AssistanceKind.Financial
            ? part
            : (long)(((Int128)(need.CostEstimate ?? 0) * part + Math.Max(1, asked) - 1) / Math.Max(1, asked));

    private void AddOptions(Rated rated, StateFacts facts, long part, long asked)
    {
        var (pair, permille) = rated;
        var (quantity, share) = (part, part);
        if (pair.Need.Quantity is null)
            quantity = pair.Asked;
        else if (pair.Need is { Divisible: true, MaxPartners: 1 } && (pair.Need.CostEstimate ?? 0) == 0)
            quantity = share = Math.Min(part, pair.Available());
        if (pair.Offer.Quantity < quantity)
            return;
        var points = Points.OfNeed(pair.Need, facts, _policy);
        var wanted = _periods.Of(pair.NeedWindow.From);
        int first = _periods.Of(pair.Usable.From),
            last = Math.Min(_periods.Count - 1, _periods.Of(pair.Usable.To));
        for (var period = first; period <= last; period++)
        {
            var spread = pair.IsWork
                ? _workRows[pair.Offer.Id].Spread(pair.Usable, period, quantity + pair.TravelDays)
                : null;
            if (pair.IsWork && spread is null)
                continue;
            var days = spread is null
                ? pair.Usable.Intersect(_periods.Days(period))
                : _workRows[pair.Offer.Id].DaysOf(pair.Usable, spread);
            var value = Points.OfPart(points, permille, share, asked, period - wanted, _policy);
            var paid = !pair.Offer.FundingReady && (pair.Need.CostEstimate ?? 0) > 0;
            _builder.AddOption(
                Number(_organisations, pair.Offer.ProviderId),
                period,
                spread?[^1].Period ?? period,
                value,
                paid
            );
            _options.Add(new OptionSource(pair.Offer, quantity, days, permille));
            if (pair.Offer.Quantity is not null)
                _builder.AddUse(TotalRow(pair.Offer), (int)Math.Min(quantity, int.MaxValue));
            if (spread is not null)
                _workRows[pair.Offer.Id].AddUses(_builder, pair.Usable, spread);
            else if (!HasPredecessor(pair.Need))
                break; // later delivery of the same goods only costs points
        }
    }

    private static bool HasPredecessor(Need need) =>
        need.Prerequisites.Any(prerequisite => prerequisite.Relation == PrerequisiteRelation.Before);

    private void AddPayers(RequestCase request, StateFacts facts, int firstItem)
    {
        var count = _items.Count - firstItem;
        var funds = new SortedDictionary<string, (Offer Fund, int Items, int[] Values, int[] Permille)>(
            StringComparer.Ordinal
        );
        for (var place = 0; place < count; place++)
        {
            var (need, amount) = _items[firstItem + place];
            foreach (var (pair, permille) in _rated[need.Id].Where(rated => rated.Pair.IsFunding))
            {
                if (!funds.TryGetValue(pair.Offer.Id, out var row))
                    row = (pair.Offer, 0, new int[count], new int[count]);
                row.Items |= 1 << place;
                row.Permille[place] = permille;
                if (need.Kind == AssistanceKind.Financial)
                    row.Values[place] = Points.OfPart(
                        Points.OfNeed(need, facts, _policy),
                        permille,
                        amount,
                        Asked(need),
                        _periods.Of(pair.Usable.From) - _periods.Of(pair.NeedWindow.From),
                        _policy
                    );
                funds[pair.Offer.Id] = row;
            }
        }
        foreach (var (fund, items, values, permille) in funds.Values)
        {
            _builder.AddPayer(FundOf(fund), Preference(fund, facts), items, values);
            _payers.Add(new PayerSource(fund, permille));
        }
    }

    private int Preference(Offer fund, StateFacts facts) =>
        fund.Recipients.Contains(facts.Code) || fund.Regions.Any(facts.Regions.Contains)
            ? _policy.EarmarkPoints
            : 0;

    private int FundOf(Offer fund)
    {
        if (!_funds.TryGetValue(fund.Id, out var number))
        {
            _funds[fund.Id] = number = _builder.AddFund(
                Number(_organisations, fund.ProviderId),
                fund.Money ?? Unlimited,
                fund.MinimumGrant ?? 0,
                fund.MaximumGrant ?? Unlimited,
                Math.Clamp(fund.CoFundingPercent, 0, 100)
            );
            _rows.Add(new RowSource(fund, ResourceLimit.Money));
        }
        return number;
    }

    private int AddRow(RowKind kind, long capacity, RowSource source)
    {
        _rows.Add(source);
        return _builder.AddRow(kind, capacity);
    }

    private int TotalRow(Offer offer)
    {
        if (!_totalRows.TryGetValue(offer.Id, out var row))
        {
            var kind = offer.Sort switch
            {
                OfferSort.Training => RowKind.Seats,
                OfferSort.Material => RowKind.Goods,
                OfferSort.Expert or OfferSort.Team => RowKind.People,
                _ => RowKind.Support,
            };
            _totalRows[offer.Id] = row = AddRow(
                kind,
                offer.Quantity!.Value,
                new RowSource(offer, ResourceLimit.Quantity)
            );
        }
        return row;
    }

    private static int Number(Dictionary<string, int> numbers, string key)
    {
        if (!numbers.TryGetValue(key, out var number))
            numbers[key] = number = numbers.Count;
        return number;
    }

    private sealed record Rated(Pair Pair, int Permille);
}
