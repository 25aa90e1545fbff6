using Confero.Matching.Eligibility;
using Confero.Matching.Model;

namespace Confero.Matching.Scoring;

/// <summary>An offer that could meet a need, or part of it, or pay for it.</summary>
public sealed record Candidate
{
    /// <summary>The need.</summary>
    public required string NeedId { get; init; }

    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>Who gives it.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Whether it would do the work or pay for it.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>0 to 100, in steps of a tenth; the sum of <see cref="Criteria"/> points, rounded.</summary>
    public required double Score { get; init; }

    /// <summary>What made the score, every criterion that applies to this role.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Soft rules that are broken.</summary>
    public required IReadOnlyList<RuleOutcome> Warnings { get; init; }

    /// <summary>How much of the need it could cover: units or working days, or minor units of money for a fund.</summary>
    public required long Amount { get; init; }

    /// <summary>How much the need asks, in the same unit.</summary>
    public required long Asked { get; init; }

    /// <summary>First and last day on which both are possible.</summary>
    public required DateRange Usable { get; init; }
}

/// <summary>What an offer does for a need.</summary>
public enum ContributionRole
{
    /// <summary>It does the work or gives the goods.</summary>
    InKind,

    /// <summary>It pays.</summary>
    Funding,
}

/// <summary>One criterion's part in a score.</summary>
/// <param name="Code">One of <see cref="CriterionCodes"/>.</param>
/// <param name="Points">What it adds to the score.</param>
/// <param name="MostPoints">What it could add at best.</param>
/// <param name="Arguments">What was compared.</param>
public sealed record Criterion(
    string Code,
    double Points,
    double MostPoints,
    IReadOnlyDictionary<string, string> Arguments
);
