using Confero.Matching.Model;

namespace Confero.Matching.Explain;

/// <summary>A type of help of which more would let more needs be met, and what one more would be worth.</summary>
public sealed record MissingResource
{
    /// <summary>Kind of assistance.</summary>
    public required AssistanceKind Kind { get; init; }

    /// <summary>
    /// The sort of offer that would do: <see cref="OfferSort.Expert"/> for people's work, <see cref="OfferSort.Training"/>,
    /// <see cref="OfferSort.Material"/>, <see cref="OfferSort.Normative"/>, <see cref="OfferSort.Institutional"/>, or
    /// <see cref="OfferSort.Fund"/> for money, whatever the kind of the needs it would pay for.
    /// </summary>
    public required OfferSort Sort { get; init; }

    /// <summary>Material item or training kind, if it is one.</summary>
    public string? Item { get; init; }

    /// <summary>Competences asked for.</summary>
    public IReadOnlyList<string> Competences { get; init; } = [];

    /// <summary>Working languages, any of which will do.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>M49 code of the narrowest region in which all States lie that ask for it; null for the whole world.</summary>
    public string? Region { get; init; }

    /// <summary>First month in which any of it is asked for.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Unit of <see cref="Quantity"/>: working days, seats, pieces or, for money, minor units.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// What the first one would be worth, in points: at most about this, because prices are a bound and not a forecast.
    /// </summary>
    public required double Points { get; init; }

    /// <summary>How much of it keeps that worth: the quantity of the need that gains most.</summary>
    public required long Quantity { get; init; }

    /// <summary>What all of it together would be worth at most.</summary>
    public required double PointsOfAll { get; init; }

    /// <summary>How much is asked for in all.</summary>
    public required long QuantityOfAll { get; init; }

    /// <summary>Needs that would gain, the one that gains most first.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>
    /// Needs that the plan leaves unserved and that all of it together would let be met at the plan's prices: those of
    /// <see cref="Needs"/>, and others of the same requests that waited for them. At most about so many, because the same
    /// money and people may be counted on by several.
    /// </summary>
    public required IReadOnlyList<string> NeedsMet { get; init; }

    /// <summary>
    /// For people's work, how many persons <see cref="QuantityOfAll"/> is, at <see cref="DaysOfOnePerson"/> each; 0 for
    /// anything else.
    /// </summary>
    public int Persons =>
        Sort == OfferSort.Expert ? (int)((QuantityOfAll + DaysOfOnePerson - 1) / DaysOfOnePerson) : 0;

    /// <summary>Working days one person is taken to give in a year.</summary>
    public const int DaysOfOnePerson = 120;
}

/// <summary>What one more unit of something that is offered would be worth.</summary>
/// <param name="Price">Which limit of which offer, and the price of a unit.</param>
/// <param name="Points">Points for one more unit, rounding cuts included: at most about this.</param>
/// <param name="UpTo">How many more units keep that worth at these prices.</param>
public sealed record ScarceResource(Planning.ResourcePrice Price, double Points, long UpTo);
