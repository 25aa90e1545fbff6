using Confero.Matching.Packages;

namespace Confero.Bench.Instances;

/// <summary>
/// The published recipe of synthetic portfolios: needs of six sorts in requests of one to seven lines, served by experts,
/// sessions, lots and funds under earmarks. All integers; the same size and seed give the same portfolio everywhere.
/// </summary>
internal sealed class Recipe
{
    private const int Partner = 60;
    private const int Cover = 1500;
    private const int FundsOfRequest = 8;
    private static readonly int[] KindWeights = [16, 14, 20, 20, 20, 10];
    private static readonly int[] Durations = [30, 35, 15, 15, 0, 5];
    private static readonly int[] LinesOfRequest = [8, 16, 20, 20, 16, 12, 8];

    private readonly World _world;
    private readonly SplitMix _random;
    private readonly List<Item> _items = [];
    private readonly List<Request> _requests = [];
    private readonly List<Fund> _funds = [];
    private readonly Eligibility _eligibility;

    public Recipe(int needs, ulong seed, double fundShare = 0.05)
    {
        _random = new SplitMix(seed);
        _world = new World(needs, _random, fundShare);
        MakeRequests(needs);
        MakeFunds();
        _eligibility = new Eligibility(_world);
    }

    public int Needs => _items.Count;

    public int Requests => _requests.Count;

    /// <summary>The portfolio with every eligible option.</summary>
    public Problem ToProblem()
    {
        var block = new OptionBlock();
        return ToProblem(
            (builder, item) =>
            {
                Read(item, block);
                for (var option = 0; option < block.Count; option++)
                    block.CopyTo(builder, option);
            }
        );
    }

    /// <summary>The portfolio without its options.</summary>
    public Problem ToFrame() => ToProblem((_, _) => { });

    /// <summary>Every eligible option of an item.</summary>
    public void Read(int item, OptionBlock options) =>
        _eligibility.Read(item, _items[item], _requests[_items[item].Request].State, options);

    private Problem ToProblem(Action<ProblemBuilder, int> addOptions)
    {
        var builder = new ProblemBuilder();
        AddRows(builder);
        for (var request = 0; request < _requests.Count; request++)
            AddRequest(builder, request, item => addOptions(builder, item));
        return builder.Build(World.Quarters, _world.States.Length, _world.Organisations, Partner, Cover, 2);
    }

    private void AddRows(ProblemBuilder builder)
    {
        foreach (var (type, capacity) in _world.Rows)
            builder.AddRow(
                (RowKind)(
                    type == 0 ? RowKind.People
                    : type == 1 ? RowKind.Seats
                    : RowKind.Goods
                ),
                capacity
            );
        foreach (var fund in _funds)
            builder.AddFund(fund.Organisation, fund.Capacity, fund.Minimum, fund.Maximum);
    }

    private void AddRequest(ProblemBuilder builder, int number, Action<int> addOptions)
    {
        var request = _requests[number];
        builder.BeginRequest(request.State, request.MostPartners);
        for (var item = request.First; item < request.First + request.Count; item++)
        {
            var line = _items[item];
            var isMoney = line.Kind == Kind.Financial;
            builder.AddItem(line.Mandatory, line.Cost, isMoney ? line.Weight : 0, isMoney);
            if (!isMoney)
                addOptions(item);
        }
        for (var item = request.First; item < request.First + request.Count; item++)
            if (_items[item].Before is >= 0 and var before)
                builder.AddRule(ItemRuleKind.Precedes, before - request.First, item - request.First);
        var none = new int[request.Count];
        foreach (var (fund, preference) in request.Funds)
        {
            var may = 0;
            for (var place = 0; place < request.Count; place++)
                if ((_funds[fund].Kinds >> (int)_items[request.First + place].Kind & 1) != 0)
                    may |= 1 << place;
            builder.AddPayer(fund, preference, may, none);
        }
    }

    private void MakeRequests(int needs)
    {
        while (_items.Count < needs)
        {
            var state = (int)(_world.States.Length * Math.Pow(_random.Unit(), 1.3));
            var count = Math.Min(needs - _items.Count, _random.Pick(LinesOfRequest) + 1);
            int from = _random.Between(0, 3),
                to = Math.Min(World.Quarters - 1, from + _random.Between(3, 5)),
                urgency = _random.Between(1, 5);
            var kinds = new Kind[count];
            for (var q = 0; q < count; q++)
                kinds[q] = (Kind)_random.Pick(KindWeights);
            Array.Sort(kinds);
            var mandatory = Enumerable
                .Range(0, count)
                .OrderBy(_ => _random.Next())
                .Take(Math.Max(1, (int)Math.Ceiling(count * 0.6)))
                .ToHashSet();
            var first = _items.Count;
            var last = -1;
            for (var q = 0; q < count; q++)
            {
                AddLine(state, kinds[q], mandatory.Contains(q), urgency, from, to, last);
                if (mandatory.Contains(q) && kinds[q] != Kind.Financial)
                    last = first + q;
            }
            Tighten(first, count);
            _requests.Add(new Request(state, first, count, Math.Min(6, 3 + (count + 1) / 2)));
        }
    }

    private void AddLine(int state, Kind kind, bool mandatory, int urgency, int from, int to, int last)
    {
        int amount,
            cost;
        switch (kind)
        {
            case Kind.Training:
                amount = _random.Between(2, 12);
                cost = amount * _random.Between(2, 4);
                break;
            case Kind.Material:
                amount = _random.Between(5, 50);
                cost = 10 + amount * _random.Between(1, 4);
                break;
            case Kind.Financial:
                amount = 0;
                cost = _random.Between(30, 250);
                break;
            default:
                amount = 1 + _random.Pick(Durations);
                cost = amount * _random.Between(6, 12);
                break;
        }
        var unit =
            kind == Kind.Material ? 5.0
            : kind == Kind.Training ? 2.0
            : 1.0;
        var weight = (int)(
            120
            * (0.6 + 0.2 * urgency)
            * (0.6 + 0.2 * _world.States[state].Risk)
            * (0.7 + 0.6 * _random.Unit())
            * (kind == Kind.Financial ? 0.6 : 1.0)
            * (1 + 0.08 * amount / unit)
        );
        var subject =
            kind == Kind.Material
                ? _random.Between(0, _world.Goods - 1)
                : _random.Pick(_world.CompetenceWeights);
        var language = _random.Chance(0.8) ? _world.States[state].Language : 0;
        var before =
            kind != Kind.Financial && last >= 0 && kind != _items[last].Kind && _random.Chance(0.6)
                ? last
                : -1;
        _items.Add(
            new Item(
                _requests.Count,
                kind,
                mandatory,
                amount,
                cost,
                weight,
                subject,
                language,
                from,
                to,
                before
            )
        );
    }

    /// <summary>Makes windows fit the order of lines.</summary>
    private void Tighten(int first, int count)
    {
        for (var item = first; item < first + count; item++)
            if (_items[item].Before is >= 0 and var before)
                _items[item] = _items[item] with
                {
                    From = Math.Max(_items[item].From, _items[before].From + 1),
                };
        for (var item = first + count - 1; item >= first; item--)
            if (_items[item] is { Before: >= 0 and var before, Mandatory: true })
                _items[before] = _items[before] with
                {
                    To = Math.Min(_items[before].To, _items[item].To - 1),
                };
    }

    private void MakeFunds()
    {
        var money = 0.55 * _items.Sum(item => (long)item.Cost);
        var shares = new double[_world.FundCount];
        for (var f = 0; f < shares.Length; f++)
            shares[f] = Math.Exp(0.8 * _random.Normal());
        var all = 0.0;
        foreach (var share in shares)
            all += share;
        for (var f = 0; f < shares.Length; f++)
        {
            var capacity = Math.Max(150, (int)(money * shares[f] / all));
            var organisation = _world.Organisation();
            var minimum = 10 * _random.Between(1, 4);
            var maximum = Math.Min(capacity, 100 * _random.Between(3, 10));
            var kinds = _random.Chance(0.55)
                ? 63
                : 63 & ~(1 << _random.Between(0, 5)) & ~(1 << _random.Between(0, 5));
            var regions = _world.SomeRegions(0.5, true);
            _funds.Add(
                new Fund(organisation, capacity, minimum, maximum, kinds, regions, _random.Chance(0.15))
            );
        }
        for (var r = 0; r < _requests.Count; r++)
            _requests[r].Funds.AddRange(FundsFor(r));
    }

    private IEnumerable<(int Fund, int Preference)> FundsFor(int request)
    {
        var state = _world.States[_requests[request].State];
        return Enumerable
            .Range(0, _funds.Count)
            .Where(f =>
                (_funds[f].Regions >> state.Region & 1) != 0
                && (!_funds[f].LeastDevelopedOnly || state.LeastDeveloped)
            )
            .Select(f =>
                (
                    Fund: f,
                    Preference: (int)((uint)(f * 7919 + request * 104729) % 31)
                        + (_funds[f].Regions != World.AllRegions ? 10 : 0)
                )
            )
            .OrderByDescending(x => x.Preference)
            .ThenBy(x => x.Fund)
            .Take(FundsOfRequest);
    }
}
