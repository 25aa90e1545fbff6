using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>Why a need and an offer match or do not.</summary>
public sealed record PairVerdict
{
    /// <summary>The need.</summary>
    public required string NeedId { get; init; }

    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>Whether every hard rule holds.</summary>
    public required bool Matches { get; init; }

    /// <summary>Every rule that was looked at, in the order of <see cref="RuleCodes"/>.</summary>
    public required IReadOnlyList<RuleOutcome> Rules { get; init; }

    /// <summary>
    /// The smallest set of changes that makes the pair match: no proper part of it does. Empty if it matches already; null
    /// if no honest change of need or offer helps (the offer is something else, or a conflict stands).
    /// </summary>
    public required IReadOnlyList<Change>? Changes { get; init; }
}

/// <summary>What one rule said about one pair.</summary>
/// <param name="Code">One of <see cref="RuleCodes"/>.</param>
/// <param name="Strength">How strictly it holds for this pair.</param>
/// <param name="Holds">Whether the pair keeps it.</param>
/// <param name="Arguments">What was compared: usually <c>need</c> and <c>offer</c>.</param>
public sealed record RuleOutcome(
    string Code,
    RuleStrength Strength,
    bool Holds,
    IReadOnlyDictionary<string, string> Arguments
);
