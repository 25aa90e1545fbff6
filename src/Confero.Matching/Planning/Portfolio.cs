using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;

namespace Confero.Matching.Planning;

/// <summary>An input compiled to integers, with the way back from each number to what it stands for.</summary>
internal sealed class Portfolio
{
    public required MatchingIndex Index { get; init; }
    public required Problem Problem { get; init; }

    /// <summary>What each item stands for.</summary>
    public required IReadOnlyList<ItemSource> Items { get; init; }

    /// <summary>What each option stands for.</summary>
    public required IReadOnlyList<OptionSource> Options { get; init; }

    /// <summary>What each payer stands for: the fund, and its score for each item of the request.</summary>
    public required IReadOnlyList<PayerSource> Payers { get; init; }

    /// <summary>The planning periods.</summary>
    public required Periods Periods { get; init; }

    /// <summary>What each row stands for.</summary>
    public required IReadOnlyList<RowSource> Rows { get; init; }

    /// <summary>The code of each State.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The code of each region that is a group, in the order of the groups after the States.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>How many offers keep every hard rule for each need: work and goods, and money.</summary>
    public required IReadOnlyDictionary<string, (int InKind, int Funding)> Eligible { get; init; }

    /// <summary>Whether every eligible pair became options.</summary>
    public required bool Complete { get; init; }
}

/// <summary>A part of a need; most needs have one.</summary>
/// <param name="Need">The need.</param>
/// <param name="Amount">How much of it: units, working days or minor units of money.</param>
internal sealed record ItemSource(Need Need, long Amount);

/// <summary>An offer at work for an item from one day to another.</summary>
internal sealed record OptionSource(Offer Offer, long Quantity, DateRange Period, int Permille);

/// <summary>A fund that may pay for a request.</summary>
internal sealed record PayerSource(Offer Fund, int[] Permille);
