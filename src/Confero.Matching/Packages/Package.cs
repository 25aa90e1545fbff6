using System.Runtime.InteropServices;

namespace Confero.Matching.Packages;

/// <summary>One complete way of serving one request: an option and a payer for each item.</summary>
internal sealed class Package
{
    /// <summary>In place of an option: the item is left out.</summary>
    public const int LeftOut = -1;

    /// <summary>In place of an option: the item needs money only.</summary>
    public const int MoneyOnly = -2;

    /// <summary>In place of a payer: nobody has to pay.</summary>
    public const int Unpaid = -1;

    public required int Request { get; init; }

    /// <summary>For each item an option, <see cref="LeftOut"/> or <see cref="MoneyOnly"/>.</summary>
    public required int[] Options { get; init; }

    /// <summary>For each item a payer (index into <see cref="Problem.PayerFund"/>) or <see cref="Unpaid"/>.</summary>
    public required int[] Payers { get; init; }

    /// <summary>What it is worth, the State's bonus not counted.</summary>
    public int Value { get; private init; }

    /// <summary>How many distinct organisations take part.</summary>
    public int Partners { get; private init; }

    /// <summary>What it takes from which row, each row once.</summary>
    public Use[] Uses { get; private init; } = [];

    /// <summary>Makes a package of choices, adding up its value and uses.</summary>
    public static Package Of(
        Problem problem,
        int request,
        ReadOnlySpan<int> options,
        ReadOnlySpan<int> payers
    )
    {
        var uses = new List<Use>(8);
        Span<int> partners = stackalloc int[2 * options.Length];
        Span<int> seen = stackalloc int[options.Length];
        int partnerCount = 0,
            payerCount = 0,
            value = 0,
            first = problem.ItemStart[request];
        for (var place = 0; place < options.Length; place++)
        {
            var option = options[place];
            if (option == LeftOut)
                continue;
            if (option == MoneyOnly)
                value += problem.ItemBase[first + place];
            else
            {
                value += problem.OptionValue[option];
                AddDistinct(partners, ref partnerCount, problem.OptionOrganisation[option]);
                for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                    Add(uses, problem.UseRow(use), problem.UseAmount(use));
            }
            if (payers[place] is var payer && payer == Unpaid)
                continue;
            var fund = problem.PayerFund[payer];
            value += problem.PaymentValue(payer, place);
            if (AddDistinct(seen, ref payerCount, payer))
                value += problem.PayerPreference[payer];
            AddDistinct(partners, ref partnerCount, problem.FundOrganisation[fund]);
            Add(uses, problem.FundRow[fund], problem.ItemCost[first + place]);
        }
        return new Package
        {
            Request = request,
            Options = options.ToArray(),
            Payers = payers.ToArray(),
            Value = value - problem.PartnerCost * partnerCount,
            Partners = partnerCount,
            Uses = [.. uses],
        };
    }

    /// <summary>Whether both make the same choices.</summary>
    public bool SameAs(Package? other) =>
        other is not null
        && Request == other.Request
        && Options.AsSpan().SequenceEqual(other.Options)
        && Payers.AsSpan().SequenceEqual(other.Payers);

    private static bool AddDistinct(Span<int> list, ref int count, int value)
    {
        if (list[..count].Contains(value))
            return false;
        list[count++] = value;
        return true;
    }

    private static void Add(List<Use> uses, int row, long amount)
    {
        for (var i = 0; i < uses.Count; i++)
            if (uses[i].Row == row)
            {
                uses[i] = new Use(row, uses[i].Amount + amount);
                return;
            }
        uses.Add(new Use(row, amount));
    }
}

/// <summary>An amount taken from a row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Use(int Row, long Amount);
