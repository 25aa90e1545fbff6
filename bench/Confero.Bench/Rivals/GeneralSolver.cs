using Confero.Matching.Packages;
using Google.OrTools.LinearSolver;

namespace Confero.Bench.Rivals;

/// <summary>
/// Solves a whole problem as one mixed integer program with a general solver (SCIP, CBC or HIGHS), all settings as they come but the gap, which is 0.
/// The model is that of the exact solver for CP-SAT, written in inequalities, with the tighter of equivalent forms.
/// </summary>
internal sealed class GeneralSolver : IDisposable
{
    public const string Highs = "HIGHS";

    private readonly Problem _problem;
    private readonly string _name;
    private readonly Solver _solver;
    private readonly Objective _objective;
    private readonly Variable[] _served;
    private readonly Variable[] _item;
    private readonly Variable[] _option;
    private readonly Dictionary<(int Item, int Payer), Variable> _payment = [];
    private readonly Constraint?[] _row;
    private readonly List<(int Request, int Fund, Constraint Enough)> _coFunding = [];

    /// <exception cref="NotSupportedException">OR-Tools was built without this solver.</exception>
    public GeneralSolver(Problem problem, string name)
    {
        _problem = problem;
        _name = name;
        _solver =
            Solver.CreateSolver(name) ?? throw new NotSupportedException($"OR-Tools has no {name} here.");
        _objective = _solver.Objective();
        _objective.SetMaximization();
        _served = new Variable[problem.RequestCount];
        _item = new Variable[problem.ItemCount];
        _option = new Variable[problem.OptionCount];
        _row = new Constraint?[problem.RowCount];
        for (var request = 0; request < problem.RequestCount; request++)
            AddRequest(request);
        CountCoFunding();
        AddGroups();
    }

    /// <summary>
    /// Searches until optimal or out of time. HIGHS loses its plan on the way through OR-Tools unless it is optimal, so it
    /// writes its log, from which <see cref="Report.HighsLog"/> reads what it had.
    /// </summary>
    /// <returns>The plan, null if none was found, and the proven bound if the solver gives one.</returns>
    public (Selection? Plan, double? Bound) Solve(TimeSpan limit, Selection? hint)
    {
        if (_name == Highs)
            _solver.EnableOutput();
        _solver.SetTimeLimit((long)limit.TotalMilliseconds);
        if (hint is not null)
            Hint(hint);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        var status = _solver.Solve(parameters);
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
            return (null, status == Solver.ResultStatus.NOT_SOLVED ? _objective.BestBound() : null);
        return (Read(), _objective.BestBound());
    }

    public void Dispose() => _solver.Dispose();

    private void AddRequest(int request)
    {
        int first = _problem.ItemStart[request],
            count = _problem.ItemsOf(request);
        var served = _served[request] = Add(0);
        var partners = new Dictionary<int, Variable>();
        var some = AtLeast(0, (served, -1));
        for (var place = 0; place < count; place++)
        {
            var item = _item[first + place] = Add(0);
            some.SetCoefficient(item, 1);
            if ((_problem.RequestMandatory[request] >> place & 1) != 0)
                Exactly((item, 1), (served, -1));
            else
                AtMost(0, (item, 1), (served, -1));
        }
        AddPayers(request, served, partners);
        for (var item = first; item < first + count; item++)
            AddItem(request, item, partners);
        foreach (var rule in _problem.RulesOf(request))
            AddRule(rule, served, first);
        var cap = AtMost(0, (served, -_problem.RequestMaxPartners[request]));
        foreach (var partner in partners.Values)
            cap.SetCoefficient(partner, 1);
    }

    private void AddPayers(int request, Variable served, Dictionary<int, Variable> partners)
    {
        var most = AtMost(0, (served, -_problem.MaxFunds));
        for (var payer = _problem.PayerStart[request]; payer < _problem.PayerStart[request + 1]; payer++)
        {
            var fund = _problem.PayerFund[payer];
            var used = Add(_problem.PayerPreference[payer]);
            most.SetCoefficient(used, 1);
            AtMost(0, (used, 1), (Partner(_problem.FundOrganisation[fund], partners), -1));
            var minimum = AtLeast(0, (used, -_problem.FundMinimum[fund]));
            var maximum = AtMost(0, (used, -_problem.FundMaximum[fund]));
            var some = AtLeast(0, (used, -1));
            for (var item = _problem.ItemStart[request]; item < _problem.ItemStart[request + 1]; item++)
            {
                var place = item - _problem.ItemStart[request];
                if ((_problem.PayerItems[payer] >> place & 1) == 0)
                    continue;
                var pays = _payment[(item, payer)] = Add(_problem.PaymentValue(payer, place));
                AtMost(0, (pays, 1), (used, -1));
                minimum.SetCoefficient(pays, _problem.ItemCost[item]);
                maximum.SetCoefficient(pays, _problem.ItemCost[item]);
                some.SetCoefficient(pays, 1);
                Use(_problem.FundRow[fund], pays, _problem.ItemCost[item]);
            }
            AddCoFunding(request, payer, used);
        }
    }

    /// <summary>A fund that does not want to pay alone: nothing is asked where it is not used.</summary>
    private void AddCoFunding(int request, int payer, Variable used)
    {
        var fund = _problem.PayerFund[payer];
        if (_problem.FundOthersPercent[fund] is not (> 0 and var percent))
            return;
        var most = 0L;
        for (var item = _problem.ItemStart[request]; item < _problem.ItemStart[request + 1]; item++)
            most += _problem.ItemCost[item] * percent;
        _coFunding.Add((request, fund, AtLeast(-most, (used, -most))));
    }

    /// <summary>Counts the payments of all payers of a request in the conditions of those that do not want to pay alone.</summary>
    private void CountCoFunding()
    {
        foreach (var (request, fund, enough) in _coFunding)
            for (var payer = _problem.PayerStart[request]; payer < _problem.PayerStart[request + 1]; payer++)
            for (var item = _problem.ItemStart[request]; item < _problem.ItemStart[request + 1]; item++)
                if (_payment.TryGetValue((item, payer), out var pays))
                    enough.SetCoefficient(pays, CoFunding.Weight(_problem, fund, payer, item));
    }

    private void AddItem(int request, int item, Dictionary<int, Variable> partners)
    {
        var served = _item[item];
        var money = Exactly();
        if (_problem.ItemMoneyOnly[item])
        {
            _objective.SetCoefficient(served, _problem.ItemBase[item]);
            money.SetCoefficient(served, -1);
        }
        else
            AddOptions(item, money, partners);
        for (var payer = _problem.PayerStart[request]; payer < _problem.PayerStart[request + 1]; payer++)
            if (_payment.TryGetValue((item, payer), out var pays))
                money.SetCoefficient(pays, 1);
    }

    private void AddOptions(int item, Constraint money, Dictionary<int, Variable> partners)
    {
        var serving = Exactly((_item[item], -1));
        var links = new Dictionary<int, Constraint>();
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
        {
            var chosen = _option[option] = Add(_problem.OptionValue[option]);
            serving.SetCoefficient(chosen, 1);
            if (_problem.OptionPaid[option])
                money.SetCoefficient(chosen, -1);
            var organisation = _problem.OptionOrganisation[option];
            if (!links.TryGetValue(organisation, out var link))
                links[organisation] = link = AtMost(0, (Partner(organisation, partners), -1));
            link.SetCoefficient(chosen, 1);
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                Use(_problem.UseRow(use), chosen, _problem.UseAmount(use));
        }
    }

    private void AddRule(ItemRule rule, Variable served, int first)
    {
        switch (rule.Kind)
        {
            case ItemRuleKind.Implies:
                AtMost(0, (_item[first + rule.A], 1), (_item[first + rule.B], -1));
                break;
            case ItemRuleKind.Excludes:
                AtMost(0, (_item[first + rule.A], 1), (_item[first + rule.B], 1), (served, -1));
                break;
            case ItemRuleKind.AnyOf:
                var any = AtLeast(0, (served, -1));
                for (var place = 0; place < Problem.MostItems; place++)
                    if ((rule.A >> place & 1) != 0)
                        any.SetCoefficient(_item[first + place], 1);
                break;
            default:
                AddOrder(first + rule.A, first + rule.B, served);
                break;
        }
    }

    private void AddOrder(int earlier, int later, Variable served)
    {
        for (var period = 0; period < _problem.Periods; period++)
        {
            var together = AtMost(0, (served, -1));
            for (
                var option = _problem.OptionStart[earlier];
                option < _problem.OptionStart[earlier + 1];
                option++
            )
                if (_problem.OptionLast[option] >= period)
                    together.SetCoefficient(_option[option], 1);
            for (var option = _problem.OptionStart[later]; option < _problem.OptionStart[later + 1]; option++)
                if (_problem.OptionFirst[option] <= period)
                    together.SetCoefficient(_option[option], 1);
        }
    }

    private void AddGroups()
    {
        var groups = new Constraint[_problem.Groups.Count];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = AtMost(0);
            foreach (var points in _problem.Groups.Of(group))
                groups[group].SetCoefficient(Add(points), 1);
        }
        for (var request = 0; request < _served.Length; request++)
            foreach (
                var group in (ReadOnlySpan<int>)
                    [_problem.RequestState[request], _problem.RequestRegion[request]]
            )
                if (group >= 0)
                    groups[group].SetCoefficient(_served[request], -1);
    }

    private Variable Partner(int organisation, Dictionary<int, Variable> partners)
    {
        if (!partners.TryGetValue(organisation, out var partner))
            partners[organisation] = partner = Add(-_problem.PartnerCost);
        return partner;
    }

    private Variable Add(long points)
    {
        var variable = _solver.MakeBoolVar("");
        _objective.SetCoefficient(variable, points);
        return variable;
    }

    private void Use(int row, Variable user, long amount)
    {
        var capacity = _row[row] ??= AtMost(_problem.RowCapacity[row]);
        capacity.SetCoefficient(user, capacity.GetCoefficient(user) + amount);
    }

    private Constraint AtMost(double most, params ReadOnlySpan<(Variable, double)> terms) =>
        Between(double.NegativeInfinity, most, terms);

    private Constraint AtLeast(double least, params ReadOnlySpan<(Variable, double)> terms) =>
        Between(least, double.PositiveInfinity, terms);

    private Constraint Exactly(params ReadOnlySpan<(Variable, double)> terms) => Between(0, 0, terms);

    private Constraint Between(
        double least,
        double most,
        ReadOnlySpan<(Variable Variable, double Factor)> terms
    )
    {
        var constraint = _solver.MakeConstraint(least, most);
        foreach (var (variable, factor) in terms)
            constraint.SetCoefficient(variable, factor);
        return constraint;
    }

    private void Hint(Selection start)
    {
        var variables = new List<Variable>();
        var values = new List<double>();
        void Say(Variable variable, bool isChosen)
        {
            variables.Add(variable);
            values.Add(isChosen ? 1 : 0);
        }
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            var package = start[request];
            Say(_served[request], package is not null);
            for (var place = 0; place < _problem.ItemsOf(request); place++)
            {
                var item = _problem.ItemStart[request] + place;
                Say(_item[item], package is not null && package.Options[place] != Package.LeftOut);
                for (
                    var option = _problem.OptionStart[item];
                    option < _problem.OptionStart[item + 1];
                    option++
                )
                    Say(_option[option], package?.Options[place] == option);
            }
        }
        foreach (var ((item, payer), pays) in _payment)
        {
            var request = Array.BinarySearch(_problem.ItemStart, item);
            request = request < 0 ? ~request - 1 : request;
            Say(pays, start[request]?.Payers[item - _problem.ItemStart[request]] == payer);
        }
        _solver.SetHint([.. variables], [.. values]);
    }

    /// <summary>The plan chosen, its value added up anew from the problem.</summary>
    private Selection Read()
    {
        var selection = new Selection(_problem);
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            if (!IsChosen(_served[request]))
                continue;
            var options = new int[_problem.ItemsOf(request)];
            var payers = new int[options.Length];
            for (var place = 0; place < options.Length; place++)
            {
                var item = _problem.ItemStart[request] + place;
                options[place] = ChosenOption(item);
                payers[place] = Package.Unpaid;
                for (
                    var payer = _problem.PayerStart[request];
                    payer < _problem.PayerStart[request + 1];
                    payer++
                )
                    if (_payment.TryGetValue((item, payer), out var pays) && IsChosen(pays))
                        payers[place] = payer;
            }
            selection.Put(Package.Of(_problem, request, options, payers));
        }
        return selection;
    }

    private int ChosenOption(int item)
    {
        if (!IsChosen(_item[item]))
            return Package.LeftOut;
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
            if (IsChosen(_option[option]))
                return option;
        return Package.MoneyOnly;
    }

    private static bool IsChosen(Variable variable) => variable.SolutionValue() > 0.5;
}
