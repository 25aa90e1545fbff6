namespace Confero.Matching.Packages;

/// <summary>Finds what the relaxed choice of a package does not look at: the order of items, overuse of rows, partners.</summary>
internal sealed class PackageFaults
{
    private readonly Problem _problem;

    public PackageFaults(Problem problem) => _problem = problem;

    /// <summary>Two items in the wrong order, and the period in which the later one begins.</summary>
    public (int Earlier, int Later, int Period)? Disorder(int request, int[] options)
    {
        foreach (var rule in _problem.RulesOf(request))
            if (
                rule.Kind == ItemRuleKind.Precedes
                && options[rule.A] >= 0
                && options[rule.B] >= 0
                && _problem.OptionLast[options[rule.A]] >= _problem.OptionFirst[options[rule.B]]
            )
                return (rule.A, rule.B, _problem.OptionFirst[options[rule.B]]);
        return null;
    }

    /// <summary>A row of which several items together take more than is left, who they are and what each takes.</summary>
    public (int Row, int[] Places, int[] Amounts)? Overuse(int[] options, int count, long[]? left)
    {
        for (var place = 1; place < count; place++)
        {
            var option = options[place];
            if (option < 0)
                continue;
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
            {
                var row = _problem.UseRow(use);
                long sum = 0;
                var users = 0;
                for (var other = 0; other <= place; other++)
                    if (AmountOf(options, other, row) is > 0 and var amount)
                    {
                        sum += amount;
                        users++;
                    }
                if (users > 1 && sum > (left is null ? _problem.RowCapacity[row] : left[row]))
                    return Users(options, left, row, place);
            }
        }
        return null;
    }

    /// <summary>The users of a row up to a place; only two of them if these are too many already.</summary>
    private (int Row, int[] Places, int[] Amounts) Users(int[] options, long[]? left, int row, int last)
    {
        var limit = left is null ? _problem.RowCapacity[row] : left[row];
        var places = Enumerable
            .Range(0, last + 1)
            .Where(place => AmountOf(options, place, row) > 0)
            .ToArray();
        var amount = AmountOf(options, last, row);
        foreach (var place in places)
            if (place != last && (long)AmountOf(options, place, row) + amount > limit)
                return (row, [place, last], [AmountOf(options, place, row), amount]);
        return (row, places, [.. places.Select(place => AmountOf(options, place, row))]);
    }

    private int AmountOf(int[] options, int place, int row)
    {
        var option = options[place];
        if (option >= 0)
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                if (_problem.UseRow(use) == row)
                    return _problem.UseAmount(use);
        return 0;
    }

    /// <summary>How many distinct organisations take part.</summary>
    public int Partners(int[] options, int count, int first, int second)
    {
        Span<int> seen = stackalloc int[count + 2];
        var known = 0;
        if (first >= 0)
            Add(seen, ref known, OrganisationOf(first));
        if (second >= 0)
            Add(seen, ref known, OrganisationOf(second));
        for (var place = 0; place < count; place++)
            if (options[place] >= 0)
                Add(seen, ref known, _problem.OptionOrganisation[options[place]]);
        return known;
    }

    private static void Add(Span<int> seen, ref int known, int organisation)
    {
        if (!seen[..known].Contains(organisation))
            seen[known++] = organisation;
    }

    private int OrganisationOf(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];
}
