namespace Confero.Matching.Packages;

/// <summary>
/// What a request would lose at given prices if it had to take an option: nothing for those of its best package, and for others
/// about the difference to the best package with them. So an option that is worth less by itself, but spares a partner because
/// its organisation could serve other items too, comes before one that does not. The cap on partners, the use of one row by
/// several items and other payers are not looked at.
/// </summary>
internal sealed class OptionLosses
{
    private readonly Problem _problem;
    private readonly Chooser _chooser;
    private readonly Blocks _blocks;
    private readonly SlotLimits _limits = new();
    private double[] _losses = new double[256];
    private double[] _byOrganisation = new double[256];
    private double[] _handicaps = new double[64];
    private int _first;

    /// <param name="problem">The problem.</param>
    /// <param name="chooser">Finds the packages.</param>
    public OptionLosses(Problem problem, Chooser chooser) =>
        (_problem, _chooser, _blocks) = (problem, chooser, new Blocks(problem));

    /// <summary>The loss by an option of the request looked at last; infinite where a better one can always replace it.</summary>
    public double this[int option] => _losses[option - _first];

    /// <summary>Looks at the request for which the chooser searched last.</summary>
    /// <param name="request">The request.</param>
    /// <param name="package">The package found, or null.</param>
    public void Look(int request, Package? package)
    {
        _first = _problem.OptionStart[_problem.ItemStart[request]];
        var count = _problem.OptionStart[_problem.ItemStart[request + 1]] - _first;
        Reserve(ref _losses, count);
        Array.Fill(_losses, double.PositiveInfinity, 0, count);
        var lists = _chooser.Lists;
        if (!lists.IsLoaded)
            return;
        Solve(lists, package);
        for (var slot = 0; slot < lists.Slots; slot++)
            Note(lists, slot);
        foreach (var option in package?.Options ?? [])
            if (option >= 0)
                _losses[option - _first] = 0;
    }

    /// <summary>Finds the least loss by every organisation in every slot.</summary>
    private void Solve(OptionLists lists, Package? package)
    {
        _limits.Reset(lists.Slots);
        _blocks.Begin(lists.Slots);
        foreach (var payer in package?.Payers ?? [])
            if (payer >= 0)
                _blocks.IndexOf(_problem.FundOrganisation[_problem.PayerFund[payer]]);
        Span<int> payers = stackalloc int[_blocks.Known];
        for (var i = 0; i < payers.Length; i++)
            payers[i] = i;
        _blocks.Build(lists, _limits, _chooser.Payment);
        _blocks.Solve(payers, -1);
        var cells = _blocks.Known * lists.Slots;
        Reserve(ref _byOrganisation, cells);
        Array.Fill(_byOrganisation, double.PositiveInfinity, 0, cells);
        var served = 0;
        for (var slot = 0; slot < lists.Slots; slot++)
            if (package is null || package.Options[lists.PlaceOf[slot]] >= 0)
                served |= 1 << slot;
        _blocks.Losses(served, payers.Length, _byOrganisation);
        for (var slot = 0; slot < lists.Slots; slot++)
            if ((served >> slot & 1) == 0)
                _blocks.Losses(served | 1 << slot, payers.Length, _byOrganisation);
    }

    private void Note(OptionLists lists, int slot)
    {
        Reserve(ref _handicaps, lists.Count[slot]);
        lists.Handicaps(slot, _handicaps);
        for (var i = 0; i < lists.Count[slot]; i++)
        {
            var option = lists.Options[slot][i];
            var organisation = _blocks.IndexOf(_problem.OptionOrganisation[option]);
            var loss =
                _byOrganisation[organisation * lists.Slots + slot]
                + _blocks.Behind(organisation, slot, lists.Values[slot][i])
                - _handicaps[i];
            _losses[option - _first] = Math.Max(0, loss);
        }
    }

    private static void Reserve(ref double[] values, int count)
    {
        if (values.Length < count)
            values = new double[2 * count];
    }
}
