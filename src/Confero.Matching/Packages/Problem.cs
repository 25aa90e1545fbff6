using System.Runtime.InteropServices;

namespace Confero.Matching.Packages;

/// <summary>
/// A portfolio as integers: requests of items, each item with the options that could serve it and the funds that could pay
/// for it, and rows of scarce things that options and grants use up. Flat arrays, because a portfolio of 100,000 needs has
/// millions of options. Made by <see cref="ProblemBuilder"/>.
/// </summary>
/// <remarks>
/// A package serves a request: it chooses for each item at most one option, and a fund for what must be paid. Its value is
/// the sum of option values, base values, fund preferences and values of payment, less <see cref="PartnerCost"/> for each
/// distinct organisation. A plan is at most one package for each request within the capacities of all rows; it is worth its
/// packages and, for every group of requests (a State's, a region's), points for its first package, its second and so on.
/// </remarks>
internal sealed record Problem
{
    /// <summary>The most items of one request that the exact chooser handles.</summary>
    public const int MostItems = 12;

    public required int PartnerCost { get; init; }
    public required GroupPoints Groups { get; init; }
    public required int MaxFunds { get; init; }
    public required int Periods { get; init; }
    public required int StateCount { get; init; }
    public required int OrganisationCount { get; init; }

    public int RequestCount => RequestState.Length;
    public int ItemCount => ItemCost.Length;
    public int RowCount => RowCapacity.Length;
    public int OptionCount => OptionValue.Length;
    public int FundCount => FundRow.Length;

    // Of each request: its State, its region (a group, or negative), the most partners, and where its items, rules and payers begin.
    public required int[] RequestState { get; init; }
    public required int[] RequestRegion { get; init; }
    public required int[] RequestMaxPartners { get; init; }
    public required int[] ItemStart { get; init; }
    public required int[] RuleStart { get; init; }
    public required int[] PayerStart { get; init; }
    public required int[] RequestMandatory { get; init; }

    // Of each item: money it needs when paid by a fund, value when served by money alone, where its options begin.
    public required long[] ItemCost { get; init; }
    public required int[] ItemBase { get; init; }
    public required bool[] ItemMoneyOnly { get; init; }
    public required int[] OptionStart { get; init; }

    // Of each option: organisation, first and last period, value, whether a fund must pay the item's cost, where its uses begin.
    public required int[] OptionOrganisation { get; init; }
    public required ushort[] OptionFirst { get; init; }
    public required ushort[] OptionLast { get; init; }
    public required int[] OptionValue { get; init; }
    public required bool[] OptionPaid { get; init; }
    public required int[] UseStart { get; init; }
    public required int[] UseKind { get; init; }

    // Kinds of use: a row and an amount. Far fewer than uses, so that prices are multiplied out once for each kind.
    public required int[] KindRow { get; init; }
    public required int[] KindAmount { get; init; }

    // Rules between items of one request, by their places in it.
    public required ItemRule[] Rules { get; init; }

    // Payers: a fund that may pay for a request. Preference counts once; values count for each item paid.
    public required int[] PayerFund { get; init; }
    public required int[] PayerPreference { get; init; }
    public required int[] PayerItems { get; init; }
    public required int[] PayerValueStart { get; init; }
    public required int[] PayerValue { get; init; }

    public required int[] FundRow { get; init; }
    public required int[] FundOrganisation { get; init; }
    public required long[] FundMinimum { get; init; }
    public required long[] FundMaximum { get; init; }

    // Of all money that a package takes from funds, the least share in percent that must come from other organisations'.
    public required int[] FundOthersPercent { get; init; }

    public required long[] RowCapacity { get; init; }
    public required RowKind[] RowKinds { get; init; }

    public int UseRow(int use) => KindRow[UseKind[use]];

    public int UseAmount(int use) => KindAmount[UseKind[use]];

    public int ItemsOf(int request) => ItemStart[request + 1] - ItemStart[request];

    /// <summary>The same rows and requests with room for other options.</summary>
    /// <param name="options">How many options.</param>
    /// <param name="uses">How many uses.</param>
    /// <param name="kinds">How many kinds of use.</param>
    public Problem WithOptions(int options, int uses, int kinds) =>
        this with
        {
            OptionStart = new int[ItemCount + 1],
            OptionOrganisation = new int[options],
            OptionFirst = new ushort[options],
            OptionLast = new ushort[options],
            OptionValue = new int[options],
            OptionPaid = new bool[options],
            UseStart = new int[options + 1],
            UseKind = new int[uses],
            KindRow = new int[kinds],
            KindAmount = new int[kinds],
        };

    /// <summary>The same problem, had every fund been ready to pay alone.</summary>
    public Problem WithoutCoFunding() => this with { FundOthersPercent = new int[FundCount] };

    public ReadOnlySpan<ItemRule> RulesOf(int request) =>
        Rules.AsSpan(RuleStart[request], RuleStart[request + 1] - RuleStart[request]);

    /// <summary>What a payer's money for one item is worth beside the item's own value.</summary>
    public int PaymentValue(int payer, int place) => PayerValue[PayerValueStart[payer] + place];
}

/// <summary>What a row measures.</summary>
internal enum RowKind : byte
{
    People,
    Seats,
    Goods,
    Support,
    Money,
}

/// <summary>A rule between the items <paramref name="A"/> and <paramref name="B"/> of a request.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemRule(ItemRuleKind Kind, int A, int B);

internal enum ItemRuleKind : byte
{
    /// <summary>If A is served, B is.</summary>
    Implies,

    /// <summary>Not both.</summary>
    Excludes,

    /// <summary>At least one item of the set A (bits).</summary>
    AnyOf,

    /// <summary>If both are served in kind, A ends in an earlier period than B starts.</summary>
    Precedes,
}
