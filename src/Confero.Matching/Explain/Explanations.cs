using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Matching.Explain;

/// <summary>Why a plan treats a need as it does.</summary>
public sealed record NeedExplanation
{
    /// <summary>The need.</summary>
    public required string NeedId { get; init; }

    /// <summary>How far it is served.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Who serves it, and what would be lost without each of them.</summary>
    public IReadOnlyList<ChosenOffer> Chosen { get; init; } = [];

    /// <summary>The binding reasons, codes of <see cref="PlanReasonCodes"/>; empty if it is served in full.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>
    /// Sets of rules of which relaxing all, and no fewer, would give the need a candidate; the smallest sets first.
    /// </summary>
    public IReadOnlyList<Relaxation> Relaxations { get; init; } = [];

    /// <summary>What would have to be there in addition for the need to be served, everything else left as planned.</summary>
    public IReadOnlyList<Shortage> Shortages { get; init; } = [];
}

/// <summary>An offer at work for a need.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Points">What it contributes.</param>
/// <param name="Score">Its score, 0 to 100.</param>
/// <param name="LossWithout">
/// Points the request's package would lose if the offer were not there and nothing else changed; null if that is not known.
/// </param>
public sealed record ChosenOffer(string OfferId, long Points, double Score, long? LossWithout);

/// <summary>An irreducible way to get a candidate.</summary>
/// <param name="Rules">Codes of <see cref="RuleCodes"/> that stand in the way.</param>
/// <param name="Offers">How many offers are kept away by exactly these.</param>
/// <param name="ExampleOfferId">One of them, the nearest by score.</param>
/// <param name="Changes">The smallest change of need or offer that would do, if an honest one exists.</param>
public sealed record Relaxation(
    IReadOnlyList<string> Rules,
    int Offers,
    string ExampleOfferId,
    IReadOnlyList<Change>? Changes
);

/// <summary>What is missing of one offer's limits, or beside a fund that does not want to pay alone.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Limit">Which limit.</param>
/// <param name="Days">For working days, the stretch.</param>
/// <param name="Missing">How much more: days, seats, units or minor units of money.</param>
public sealed record Shortage(string OfferId, ResourceLimit Limit, DateRange? Days, long Missing);

/// <summary>Why a plan uses an offer as it does.</summary>
public sealed record OfferExplanation
{
    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>Needs it serves or pays for.</summary>
    public IReadOnlyList<string> UsedFor { get; init; } = [];

    /// <summary>How many needs it could serve by the rules.</summary>
    public int Fits { get; init; }

    /// <summary>Needs it could serve that others serve instead, with what they bring and what it would have brought.</summary>
    public IReadOnlyList<Preferred> Preferred { get; init; } = [];

    /// <summary>Needs it could serve that nobody serves.</summary>
    public IReadOnlyList<string> Unserved { get; init; } = [];

    /// <summary>For an offer that fits nothing: how many needs each rule kept from it, most first.</summary>
    public IReadOnlyDictionary<string, int> KeptAwayBy { get; init; } = new Dictionary<string, int>();
}

/// <summary>A need served by another.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="ByOfferId">Who serves it.</param>
/// <param name="Score">Score of that offer, 0 to 100.</param>
/// <param name="OwnScore">Score of the offer asked about.</param>
public sealed record Preferred(string NeedId, string ByOfferId, double Score, double OwnScore);
