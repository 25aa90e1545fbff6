using System.Text.Json.Serialization;
using Confero.Matching.Model;
using Confero.Matching.Scoring;

namespace Confero.Matching.Planning;

/// <summary>The packages chosen for a portfolio, how good they are, and all that is needed to make the same plan again.</summary>
public sealed record Plan
{
    /// <summary>The layout of this file.</summary>
    public const string CurrentFormat = "confero-plan/1";

    /// <summary>Always <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Names the input exactly, see <see cref="MatchingJson.Hash"/>.</summary>
    public required string InputHash { get; init; }

    /// <summary>The policy it was made under, whole.</summary>
    public required MatchingPolicy Policy { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>How it was made: one of <see cref="PlanMethods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>What the plan is worth, in points.</summary>
    public required long Objective { get; init; }

    /// <summary>No plan that keeps the rules is worth more than this many points: proven, not estimated.</summary>
    public required long Bound { get; init; }

    /// <summary>Part of <see cref="Objective"/> that comes from States having a package at all.</summary>
    public required long FloorPoints { get; init; }

    /// <summary>Whether every eligible offer was looked at, so that the bound holds for the whole problem.</summary>
    public required bool BoundCoversAllOffers { get; init; }

    /// <summary>Prices that prove a bound; by themselves at best <see cref="Bound"/>, for small portfolios often more.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>Wall-clock time the plan took.</summary>
    public required long ElapsedMilliseconds { get; init; }

    /// <summary>Steps of search done; with the same seed and the same work limit the plan is the same.</summary>
    public required long Work { get; init; }

    /// <summary>One entry for each request of the input, in its order.</summary>
    public required IReadOnlyList<PackageOutcome> Packages { get; init; }

    /// <summary>How far the plan may be from the best possible one: 0.02 is two percent. Zero if nothing can be served.</summary>
    [JsonIgnore]
    public double Gap => Bound <= 0 ? 0 : (double)(Bound - Objective) / Bound;

    /// <summary>The gap with the floor points taken from both sides: stricter, for comparison.</summary>
    [JsonIgnore]
    public double GapWithoutFloor =>
        Bound - FloorPoints <= 0 ? 0 : (double)(Bound - Objective) / (Bound - FloorPoints);
}

/// <summary>The ways a plan can be made.</summary>
public static class PlanMethods
{
    /// <summary>The whole portfolio as one integer program.</summary>
    public const string Exact = "exact";

    /// <summary>Packages at prices, then large-neighbourhood search.</summary>
    public const string Packages = "packages";
}

/// <summary>What a plan does for one request.</summary>
public sealed record PackageOutcome
{
    /// <summary>The request.</summary>
    public required string RequestId { get; init; }

    /// <summary>Its State.</summary>
    public required string State { get; init; }

    /// <summary>Served if every need is met in full, partly if the package leaves something out, else unserved.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The distinct providers of the package, in order of their ids.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>What the package is worth, partner costs subtracted, the State's floor not counted.</summary>
    public required long Points { get; init; }

    /// <summary>One entry for each need, in the order of the request.</summary>
    public required IReadOnlyList<NeedOutcome> Needs { get; init; }
}

/// <summary>How far a request or a need is served.</summary>
public enum Outcome
{
    /// <summary>Nothing.</summary>
    Unserved,

    /// <summary>Something.</summary>
    Partly,

    /// <summary>Everything.</summary>
    Served,
}

/// <summary>What a plan does for one need.</summary>
public sealed record NeedOutcome
{
    /// <summary>The need.</summary>
    public required string NeedId { get; init; }

    /// <summary>How far it is served.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Who gives what; empty if unserved.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>Why it is not served in full, codes of <see cref="PlanReasonCodes"/>; empty if it is.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}

/// <summary>The part one offer plays for one need.</summary>
public sealed record Contribution
{
    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>Who gives it.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Whether it does the work or pays.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>Working days or units; 0 for funding.</summary>
    public required long Quantity { get; init; }

    /// <summary>For funding, the money paid in minor units; for work that is paid by funds, the money it needs.</summary>
    public required long Money { get; init; }

    /// <summary>First day on which it takes place.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day on which it takes place.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Its part in the objective.</summary>
    public required long Points { get; init; }

    /// <summary>The score of the pair, 0 to 100.</summary>
    public required double Score { get; init; }
}

/// <summary>Codes of the reasons why a need is not served.</summary>
public static class PlanReasonCodes
{
    /// <summary>No offer keeps every hard rule for it.</summary>
    public const string NoCandidate = "plan.no-candidate";

    /// <summary>No fund may pay its cost.</summary>
    public const string NoFund = "plan.no-fund";

    /// <summary>Funds could pay for it, but do not want to pay alone and no others give enough; argument <c>offers</c>.</summary>
    public const string CoFunding = "plan.co-funding";

    /// <summary>A mandatory need of the same request cannot be served; argument <c>need</c>.</summary>
    public const string MandatoryMissing = "plan.mandatory-missing";

    /// <summary>Candidates exist but other requests use them better; argument <c>offers</c>.</summary>
    public const string Competing = "plan.competing";

    /// <summary>A need it depends on is not served; argument <c>need</c>.</summary>
    public const string Prerequisite = "plan.prerequisite";

    /// <summary>Its alternative is served instead; argument <c>need</c>.</summary>
    public const string Alternative = "plan.alternative";

    /// <summary>Serving it would cost more points (partners, money others need) than it brings.</summary>
    public const string NotWorthwhile = "plan.not-worthwhile";

    /// <summary>Only part of the quantity is met; arguments <c>met</c> and <c>asked</c>.</summary>
    public const string PartOnly = "plan.part-only";
}
