namespace Confero.Matching.Packages;

/// <summary>
/// Builds a <see cref="Problem"/>: rows and funds first, then request by request its items, each followed by its options,
/// and after the items the request's rules and payers.
/// </summary>
internal sealed class ProblemBuilder
{
    private readonly List<int> _state = [],
        _region = [],
        _maxPartners = [],
        _mandatory = [],
        _itemStart = [],
        _ruleStart = [],
        _payerStart = [],
        _itemBase = [],
        _optionStart = [],
        _organisation = [],
        _value = [],
        _useStart = [],
        _useKind = [],
        _kindRow = [],
        _kindAmount = [],
        _payerFund = [],
        _payerPreference = [],
        _payerItems = [],
        _payerValueStart = [],
        _payerValue = [],
        _fundRow = [],
        _fundOrganisation = [],
        _fundOthersPercent = [];
    private readonly Dictionary<(int Row, int Amount), int> _kindOf = [];
    private readonly List<ushort> _first = [],
        _last = [];
    private readonly List<bool> _moneyOnly = [],
        _paid = [];
    private readonly List<long> _cost = [],
        _fundMinimum = [],
        _fundMaximum = [],
        _capacity = [];
    private readonly List<RowKind> _kinds = [];
    private readonly List<ItemRule> _rules = [];

    private Problem? _rowsOf;
    private bool _countsKinds = true;

    public int OptionCount => _value.Count;

    public int AddRow(RowKind kind, long capacity)
    {
        _kinds.Add(kind);
        _capacity.Add(capacity);
        return _capacity.Count - 1;
    }

    /// <param name="organisation">Whose it is.</param>
    /// <param name="capacity">Money in all.</param>
    /// <param name="minimum">Least grant.</param>
    /// <param name="maximum">Largest grant.</param>
    /// <param name="othersPercent">The least share of a package's money that other organisations' funds must carry.</param>
    public int AddFund(int organisation, long capacity, long minimum, long maximum, int othersPercent = 0)
    {
        _fundRow.Add(AddRow(RowKind.Money, capacity));
        _fundOrganisation.Add(organisation);
        _fundMinimum.Add(minimum);
        _fundMaximum.Add(Math.Min(maximum, capacity));
        _fundOthersPercent.Add(othersPercent);
        return _fundRow.Count - 1;
    }

    /// <param name="state">A group.</param>
    /// <param name="maxPartners">The most partners.</param>
    /// <param name="region">Another group, or negative.</param>
    public void BeginRequest(int state, int maxPartners, int region = -1)
    {
        _state.Add(state);
        _region.Add(region);
        _maxPartners.Add(maxPartners);
        _mandatory.Add(0);
        _itemStart.Add(_cost.Count);
        _ruleStart.Add(_rules.Count);
        _payerStart.Add(_payerFund.Count);
    }

    /// <returns>The item's place in its request.</returns>
    public int AddItem(bool mandatory, long cost, int baseValue = 0, bool moneyOnly = false)
    {
        var place = _cost.Count - _itemStart[^1];
        if (mandatory)
            _mandatory[^1] |= 1 << place;
        _cost.Add(cost);
        _itemBase.Add(baseValue);
        _moneyOnly.Add(moneyOnly);
        _optionStart.Add(_value.Count);
        return place;
    }

    /// <summary>Adds an option to the item added last; its uses follow.</summary>
    public void AddOption(int organisation, int first, int last, int value, bool paid)
    {
        _organisation.Add(organisation);
        _first.Add((ushort)first);
        _last.Add((ushort)last);
        _value.Add(value);
        _paid.Add(paid);
        _useStart.Add(_useKind.Count);
    }

    /// <summary>Adds a use to the option added last.</summary>
    public void AddUse(int row, int amount)
    {
        var kind = _kindRow.Count;
        if (!_countsKinds || _kindOf.TryAdd((row, amount), kind))
        {
            _kindRow.Add(row);
            _kindAmount.Add(amount);
        }
        else
            kind = _kindOf[(row, amount)];
        _useKind.Add(kind);
    }

    public void AddRule(ItemRuleKind kind, int a, int b) => _rules.Add(new ItemRule(kind, a, b));

    /// <summary>Adds a fund that may pay for the items whose bits are set.</summary>
    public void AddPayer(int fund, int preference, int items, ReadOnlySpan<int> values)
    {
        _payerFund.Add(fund);
        _payerPreference.Add(preference);
        _payerItems.Add(items);
        _payerValueStart.Add(_payerValue.Count);
        foreach (var value in values)
            _payerValue.Add(value);
    }

    /// <summary>A builder that shares the rows and funds of a problem, to which none can be added.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="countsKinds">Whether equal uses are counted as one kind; it takes time and saves memory.</param>
    public static ProblemBuilder Over(Problem problem, bool countsKinds) =>
        new() { _rowsOf = problem, _countsKinds = countsKinds };

    /// <summary>A builder that has the rows and funds of a problem, with other capacities if given.</summary>
    public static ProblemBuilder WithRowsOf(Problem problem, long[]? capacities = null)
    {
        var builder = new ProblemBuilder();
        builder._kinds.AddRange(problem.RowKinds);
        builder._capacity.AddRange(capacities ?? problem.RowCapacity);
        builder._fundRow.AddRange(problem.FundRow);
        builder._fundOrganisation.AddRange(problem.FundOrganisation);
        builder._fundMinimum.AddRange(problem.FundMinimum);
        builder._fundMaximum.AddRange(problem.FundMaximum);
        builder._fundOthersPercent.AddRange(problem.FundOthersPercent);
        return builder;
    }

    /// <summary>Adds a request of another problem with the same rows, with some options of each item.</summary>
    /// <param name="problem">The other problem.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">The options to take of each item.</param>
    /// <param name="more">Called after each item's options, to add more.</param>
    public void Copy(
        Problem problem,
        int request,
        Func<int, IReadOnlyList<int>> options,
        Action<int>? more = null
    )
    {
        BeginRequest(
            problem.RequestState[request],
            problem.RequestMaxPartners[request],
            problem.RequestRegion[request]
        );
        _mandatory[^1] = problem.RequestMandatory[request];
        for (var item = problem.ItemStart[request]; item < problem.ItemStart[request + 1]; item++)
        {
            AddItem(false, problem.ItemCost[item], problem.ItemBase[item], problem.ItemMoneyOnly[item]);
            foreach (var option in options(item))
            {
                AddOption(
                    problem.OptionOrganisation[option],
                    problem.OptionFirst[option],
                    problem.OptionLast[option],
                    problem.OptionValue[option],
                    problem.OptionPaid[option]
                );
                for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                    AddUse(problem.UseRow(use), problem.UseAmount(use));
            }
            more?.Invoke(item);
        }
        foreach (var rule in problem.RulesOf(request))
            _rules.Add(rule);
        for (var payer = problem.PayerStart[request]; payer < problem.PayerStart[request + 1]; payer++)
            AddPayer(
                problem.PayerFund[payer],
                problem.PayerPreference[payer],
                problem.PayerItems[payer],
                problem.PayerValue.AsSpan(problem.PayerValueStart[payer], problem.ItemsOf(request))
            );
    }

    /// <summary>Builds with the settings of another problem.</summary>
    public Problem BuildLike(Problem problem) =>
        Build(
            problem.Periods,
            problem.StateCount,
            problem.OrganisationCount,
            problem.PartnerCost,
            problem.Groups,
            problem.MaxFunds
        );

    /// <summary>Builds with the same points for the first package of every State.</summary>
    public Problem Build(
        int periods,
        int states,
        int organisations,
        int partnerCost,
        int stateBonus,
        int maxFunds
    ) => Build(periods, states, organisations, partnerCost, GroupPoints.Same(states, stateBonus), maxFunds);

    public Problem Build(
        int periods,
        int states,
        int organisations,
        int partnerCost,
        GroupPoints groups,
        int maxFunds
    )
    {
        _itemStart.Add(_cost.Count);
        _ruleStart.Add(_rules.Count);
        _payerStart.Add(_payerFund.Count);
        _optionStart.Add(_value.Count);
        _useStart.Add(_useKind.Count);
        return new Problem
        {
            Periods = periods,
            StateCount = states,
            OrganisationCount = organisations,
            PartnerCost = partnerCost,
            Groups = groups,
            MaxFunds = maxFunds,
            RequestState = [.. _state],
            RequestRegion = [.. _region],
            RequestMaxPartners = [.. _maxPartners],
            RequestMandatory = [.. _mandatory],
            ItemStart = [.. _itemStart],
            RuleStart = [.. _ruleStart],
            PayerStart = [.. _payerStart],
            ItemCost = [.. _cost],
            ItemBase = [.. _itemBase],
            ItemMoneyOnly = [.. _moneyOnly],
            OptionStart = [.. _optionStart],
            OptionOrganisation = [.. _organisation],
            OptionFirst = [.. _first],
            OptionLast = [.. _last],
            OptionValue = [.. _value],
            OptionPaid = [.. _paid],
            UseStart = [.. _useStart],
            UseKind = [.. _useKind],
            KindRow = [.. _kindRow],
            KindAmount = [.. _kindAmount],
            Rules = [.. _rules],
            PayerFund = [.. _payerFund],
            PayerPreference = [.. _payerPreference],
            PayerItems = [.. _payerItems],
            PayerValueStart = [.. _payerValueStart],
            PayerValue = [.. _payerValue],
            FundRow = _rowsOf?.FundRow ?? [.. _fundRow],
            FundOrganisation = _rowsOf?.FundOrganisation ?? [.. _fundOrganisation],
            FundMinimum = _rowsOf?.FundMinimum ?? [.. _fundMinimum],
            FundMaximum = _rowsOf?.FundMaximum ?? [.. _fundMaximum],
            FundOthersPercent = _rowsOf?.FundOthersPercent ?? [.. _fundOthersPercent],
            RowCapacity = _rowsOf?.RowCapacity ?? [.. _capacity],
            RowKinds = _rowsOf?.RowKinds ?? [.. _kinds],
        };
    }
}
