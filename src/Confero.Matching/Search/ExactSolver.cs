using System.Globalization;
using Confero.Matching.Packages;
using Google.OrTools.Sat;

namespace Confero.Matching.Search;

/// <summary>Solves a whole problem as one integer program with CP-SAT. Meant for portfolios of a few hundred needs.</summary>
internal sealed class ExactSolver
{
    private const int Workers = 8; // CP-SAT's portfolio of strategies needs about eight, even on fewer cores

    private readonly Problem _problem;
    private readonly CpModel _model = new();
    private readonly BoolVar[] _served;
    private readonly BoolVar[] _item;
    private readonly BoolVar[] _option;
    private readonly Dictionary<(int Item, int Payer), BoolVar> _payment = [];
    private readonly List<IntVar> _worth = [];
    private readonly List<long> _points = [];
    private readonly List<IntVar>[] _rowUsers;
    private readonly List<long>[] _rowAmounts;

    public ExactSolver(Problem problem)
    {
        _problem = problem;
        _served = new BoolVar[problem.RequestCount];
        _item = new BoolVar[problem.ItemCount];
        _option = new BoolVar[problem.OptionCount];
        _rowUsers = new List<IntVar>[problem.RowCount];
        _rowAmounts = new List<long>[problem.RowCount];
        for (var request = 0; request < problem.RequestCount; request++)
            AddRequest(request);
        for (var row = 0; row < problem.RowCount; row++)
            if (_rowUsers[row] is { } users)
                _model.Add(LinearExpr.WeightedSum(users, _rowAmounts[row]) <= problem.RowCapacity[row]);
        AddGroups();
        _model.Maximize(LinearExpr.WeightedSum(_worth, _points));
    }

    /// <summary>Searches until optimal or out of time.</summary>
    /// <param name="limit">Wall-clock limit.</param>
    /// <param name="work">Limit in CP-SAT's deterministic time units, if the result must be repeatable.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="gap">Proven relative gap that is good enough.</param>
    /// <param name="start">A plan to start from.</param>
    /// <param name="found">Told value and bound of every better plan.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <returns>The best packages found, possibly none, and a bound that no plan exceeds; the largest number if none is known.</returns>
    public (Selection Selection, long Bound) Solve(
        TimeSpan limit,
        double? work,
        int seed,
        double gap,
        Selection? start,
        Action<long, long>? found,
        CancellationToken cancellation
    )
    {
        if (start is not null)
            Hint(start);
        var solver = new CpSolver();
        var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var parameters = $"max_time_in_seconds:{seconds},random_seed:{seed},num_workers:{Workers}";
        parameters += $",relative_gap_limit:{gap.ToString(CultureInfo.InvariantCulture)}";
        if (work is { } units)
            parameters +=
                $",interleave_search:true,max_deterministic_time:{units.ToString(CultureInfo.InvariantCulture)}";
        solver.StringParameters = parameters;
        using var watch = new FoundPlans(found);
        using var registration = cancellation.Register(watch.StopSearch);
        var status = solver.Solve(_model, watch);
        // without a plan the solver's bound may not have been set at all
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? (Read(solver), (long)Math.Floor(solver.BestObjectiveBound + 1e-6))
            : (start ?? new Selection(_problem), long.MaxValue);
    }

    private void AddRequest(int request)
    {
        int first = _problem.ItemStart[request],
            count = _problem.ItemsOf(request);
        var served = _served[request] = _model.NewBoolVar("");
        var organisations = new Dictionary<int, BoolVar>();
        for (var place = 0; place < count; place++)
        {
            var item = _item[first + place] = _model.NewBoolVar("");
            _model.AddImplication(item, served);
            if ((_problem.RequestMandatory[request] >> place & 1) != 0)
                _model.AddImplication(served, item);
        }
        _model.AddBoolOr(_item.Skip(first).Take(count).Append(served.Not()));
        var payers = AddPayers(request, organisations);
        for (var place = 0; place < count; place++)
            AddItem(request, place, payers, organisations);
        foreach (var rule in _problem.RulesOf(request))
            AddRule(rule, served, first);
        _model.Add(LinearExpr.Sum(organisations.Values) <= _problem.RequestMaxPartners[request]);
    }

    private Dictionary<int, BoolVar> AddPayers(int request, Dictionary<int, BoolVar> organisations)
    {
        var payers = new Dictionary<int, BoolVar>();
        for (var payer = _problem.PayerStart[request]; payer < _problem.PayerStart[request + 1]; payer++)
        {
            var used = payers[payer] = _model.NewBoolVar("");
            Add(used, _problem.PayerPreference[payer]);
            _model.AddImplication(
                used,
                Partner(_problem.FundOrganisation[_problem.PayerFund[payer]], organisations)
            );
        }
        if (payers.Count > 0)
            _model.Add(LinearExpr.Sum(payers.Values) <= _problem.MaxFunds);
        foreach (var (payer, used) in payers)
        {
            var fund = _problem.PayerFund[payer];
            var payments = new List<IntVar>();
            var amounts = new List<long>();
            for (var item = _problem.ItemStart[request]; item < _problem.ItemStart[request + 1]; item++)
            {
                var place = item - _problem.ItemStart[request];
                if ((_problem.PayerItems[payer] >> place & 1) == 0)
                    continue;
                var pays = _payment[(item, payer)] = _model.NewBoolVar("");
                _model.AddImplication(pays, used);
                Add(pays, _problem.PaymentValue(payer, place));
                AddUse(_problem.FundRow[fund], pays, _problem.ItemCost[item]);
                payments.Add(pays);
                amounts.Add(_problem.ItemCost[item]);
            }
            var grant = LinearExpr.WeightedSum(payments, amounts);
            _model.Add(grant >= _problem.FundMinimum[fund] * used);
            _model.Add(grant <= Math.Min(_problem.FundMaximum[fund], amounts.Sum()) * used);
            _model.AddBoolOr(payments.Cast<ILiteral>().Append(used.Not()));
        }
        AddCoFunding(request, payers);
        return payers;
    }

    /// <summary>A fund that does not want to pay alone is used only beside enough money of others.</summary>
    private void AddCoFunding(int request, Dictionary<int, BoolVar> payers)
    {
        foreach (var (payer, used) in payers)
        {
            var fund = _problem.PayerFund[payer];
            if (_problem.FundOthersPercent[fund] == 0)
                continue;
            var enough = LinearExpr.NewBuilder();
            foreach (var other in payers.Keys)
                for (var item = _problem.ItemStart[request]; item < _problem.ItemStart[request + 1]; item++)
                    if (_payment.TryGetValue((item, other), out var pays))
                        enough.AddTerm(pays, CoFunding.Weight(_problem, fund, other, item));
            _model.Add(enough >= 0).OnlyEnforceIf(used);
        }
    }

    private void AddItem(
        int request,
        int place,
        Dictionary<int, BoolVar> payers,
        Dictionary<int, BoolVar> organisations
    )
    {
        var item = _problem.ItemStart[request] + place;
        var serving = new List<ILiteral> { _item[item].Not() };
        var paid = new List<ILiteral>();
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
        {
            var chosen = _option[option] = _model.NewBoolVar("");
            Add(chosen, _problem.OptionValue[option]);
            _model.AddImplication(chosen, Partner(_problem.OptionOrganisation[option], organisations));
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                AddUse(_problem.UseRow(use), chosen, _problem.UseAmount(use));
            serving.Add(chosen);
            if (_problem.OptionPaid[option])
                paid.Add(chosen);
        }
        if (_problem.ItemMoneyOnly[item])
        {
            Add(_item[item], _problem.ItemBase[item]);
            paid.Add(_item[item]);
        }
        else
            _model.AddExactlyOne(serving);
        var payments = payers
            .Keys.Where(payer => _payment.ContainsKey((item, payer)))
            .Select(payer => _payment[(item, payer)]);
        _model.Add(LinearExpr.Sum(payments) == LinearExpr.Sum(paid));
    }

    private void AddRule(ItemRule rule, BoolVar served, int first)
    {
        switch (rule.Kind)
        {
            case ItemRuleKind.Implies:
                _model.AddImplication(_item[first + rule.A], _item[first + rule.B]);
                break;
            case ItemRuleKind.Excludes:
                _model.AddAtMostOne([_item[first + rule.A], _item[first + rule.B]]);
                break;
            case ItemRuleKind.AnyOf:
                _model.AddBoolOr(
                    Enumerable
                        .Range(0, 31)
                        .Where(place => (rule.A >> place & 1) != 0)
                        .Select(place => (ILiteral)_item[first + place])
                        .Append(served.Not())
                );
                break;
            default:
                AddOrder(first + rule.A, first + rule.B);
                break;
        }
    }

    /// <summary>For every period: not both an earlier item that ends in it or after, and a later one that starts in it or before.</summary>
    private void AddOrder(int earlier, int later)
    {
        for (var period = 0; period < _problem.Periods; period++)
        {
            var together = new List<ILiteral>();
            for (
                var option = _problem.OptionStart[earlier];
                option < _problem.OptionStart[earlier + 1];
                option++
            )
                if (_problem.OptionLast[option] >= period)
                    together.Add(_option[option]);
            for (var option = _problem.OptionStart[later]; option < _problem.OptionStart[later + 1]; option++)
                if (_problem.OptionFirst[option] <= period)
                    together.Add(_option[option]);
            if (together.Count > 1)
                _model.AddAtMostOne(together);
        }
    }

    /// <summary>Points for as many packages as a group has; because they never rise, the dearest are counted first by themselves.</summary>
    private void AddGroups()
    {
        var members = new List<IntVar>[_problem.Groups.Count];
        for (var request = 0; request < _problem.RequestCount; request++)
            foreach (
                var group in (ReadOnlySpan<int>)
                    [_problem.RequestState[request], _problem.RequestRegion[request]]
            )
                if (group >= 0)
                    (members[group] ??= []).Add(_served[request]);
        for (var group = 0; group < members.Length; group++)
        {
            var counted = new List<IntVar>();
            foreach (var points in _problem.Groups.Of(group))
            {
                var has = _model.NewBoolVar("");
                Add(has, points);
                counted.Add(has);
            }
            if (counted.Count > 0)
                _model.Add(LinearExpr.Sum(counted) <= LinearExpr.Sum(members[group] ?? []));
        }
    }

    private BoolVar Partner(int organisation, Dictionary<int, BoolVar> organisations)
    {
        if (!organisations.TryGetValue(organisation, out var partner))
        {
            organisations[organisation] = partner = _model.NewBoolVar("");
            Add(partner, -_problem.PartnerCost);
        }
        return partner;
    }

    private void Add(BoolVar variable, long points)
    {
        _worth.Add(variable);
        _points.Add(points);
    }

    private void AddUse(int row, BoolVar user, long amount)
    {
        (_rowUsers[row] ??= []).Add(user);
        (_rowAmounts[row] ??= []).Add(amount);
    }

    private void Hint(Selection start)
    {
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            var package = start[request];
            _model.AddHint(_served[request], package is not null);
            for (var place = 0; place < _problem.ItemsOf(request); place++)
            {
                var item = _problem.ItemStart[request] + place;
                _model.AddHint(_item[item], package is not null && package.Options[place] != Package.LeftOut);
                for (
                    var option = _problem.OptionStart[item];
                    option < _problem.OptionStart[item + 1];
                    option++
                )
                    _model.AddHint(_option[option], package?.Options[place] == option);
                for (
                    var payer = _problem.PayerStart[request];
                    payer < _problem.PayerStart[request + 1];
                    payer++
                )
                    if (_payment.TryGetValue((item, payer), out var pays))
                        _model.AddHint(pays, package?.Payers[place] == payer);
            }
        }
    }

    private Selection Read(CpSolver solver)
    {
        var selection = new Selection(_problem);
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            if (!solver.BooleanValue(_served[request]))
                continue;
            var count = _problem.ItemsOf(request);
            var options = new int[count];
            var payers = new int[count];
            for (var place = 0; place < count; place++)
            {
                var item = _problem.ItemStart[request] + place;
                options[place] = ChosenOption(solver, item);
                payers[place] = Package.Unpaid;
                for (
                    var payer = _problem.PayerStart[request];
                    payer < _problem.PayerStart[request + 1];
                    payer++
                )
                    if (_payment.TryGetValue((item, payer), out var pays) && solver.BooleanValue(pays))
                        payers[place] = payer;
            }
            selection.Put(Package.Of(_problem, request, options, payers));
        }
        return selection;
    }

    private int ChosenOption(CpSolver solver, int item)
    {
        if (!solver.BooleanValue(_item[item]))
            return Package.LeftOut;
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
            if (solver.BooleanValue(_option[option]))
                return option;
        return Package.MoneyOnly;
    }
}
