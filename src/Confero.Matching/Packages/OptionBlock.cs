namespace Confero.Matching.Packages;

/// <summary>Options of one item, in flat arrays that are used again for the next.</summary>
internal sealed class OptionBlock
{
    private int[] _organisation = new int[256];
    private ushort[] _first = new ushort[256];
    private ushort[] _last = new ushort[256];
    private int[] _value = new int[256];
    private bool[] _paid = new bool[256];
    private int[] _useStart = new int[257];
    private int[] _useRow = new int[256];
    private int[] _useAmount = new int[256];
    private int _uses;

    public int Count { get; private set; }

    public int[] Organisation => _organisation;

    public ushort[] First => _first;

    public ushort[] Last => _last;

    public int[] Value => _value;

    public bool[] Paid => _paid;

    /// <summary>Where the uses of each option begin; one more entry than options.</summary>
    public int[] UseStart => _useStart;

    public int[] UseRow => _useRow;

    public int[] UseAmount => _useAmount;

    public void Clear() => Count = _uses = 0;

    /// <summary>Adds an option; its uses follow.</summary>
    public void Add(int organisation, int first, int last, int value, bool paid)
    {
        if (Count == _value.Length)
            Grow();
        _organisation[Count] = organisation;
        _first[Count] = (ushort)first;
        _last[Count] = (ushort)last;
        _value[Count] = value;
        _paid[Count++] = paid;
        _useStart[Count] = _uses;
    }

    /// <summary>Adds a use to the option added last.</summary>
    public void AddUse(int row, int amount)
    {
        if (_uses == _useRow.Length)
        {
            Array.Resize(ref _useRow, 2 * _uses);
            Array.Resize(ref _useAmount, 2 * _uses);
        }
        _useRow[_uses] = row;
        _useAmount[_uses++] = amount;
        _useStart[Count] = _uses;
    }

    /// <summary>Adds an option of a problem.</summary>
    public void Add(Problem problem, int option)
    {
        Add(
            problem.OptionOrganisation[option],
            problem.OptionFirst[option],
            problem.OptionLast[option],
            problem.OptionValue[option],
            problem.OptionPaid[option]
        );
        for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
            AddUse(problem.UseRow(use), problem.UseAmount(use));
    }

    /// <summary>Adds one of these options to the item that a builder added last.</summary>
    public void CopyTo(ProblemBuilder builder, int option)
    {
        builder.AddOption(
            _organisation[option],
            _first[option],
            _last[option],
            _value[option],
            _paid[option]
        );
        for (var use = _useStart[option]; use < _useStart[option + 1]; use++)
            builder.AddUse(_useRow[use], _useAmount[use]);
    }

    private void Grow()
    {
        var size = 2 * Count;
        Array.Resize(ref _organisation, size);
        Array.Resize(ref _first, size);
        Array.Resize(ref _last, size);
        Array.Resize(ref _value, size);
        Array.Resize(ref _paid, size);
        Array.Resize(ref _useStart, size + 1);
    }
}
