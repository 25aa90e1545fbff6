using Confero.Matching.Model;

namespace Confero.Matching.Explain;

/// <summary>A type of help of which more would let more needs be met, and what one more would be worth.</summary>
public sealed record MissingResource
{
    /// <summary>Kind of assistance.</summary>
    public required AssistanceKind Kind { get; init; }

    /// <summary>Material item or training kind, if it is one.</summary>
    public string? Item { get; init; }

    /// <summary>Competences asked for.</summary>
    public IReadOnlyList<string> Competences { get; init; } = [];

    /// <summary>Working languages, any of which will do.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>M49 code of the narrowest region of the States that ask.</summary>
    public string? Region { get; init; }

    /// <summary>First month in which it is asked for.</summary>
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
}

/// <summary>What one more unit of something that is offered would be worth.</summary>
/// <param name="Price">Which limit of which offer, and the price of a unit.</param>
/// <param name="Points">Points for one more unit, rounding cuts included: at most about this.</param>
/// <param name="UpTo">How many more units keep that worth at these prices.</param>
public sealed record ScarceResource(Planning.ResourcePrice Price, double Points, long UpTo);
