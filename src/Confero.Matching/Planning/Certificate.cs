using System.Text.Json.Serialization;

namespace Confero.Matching.Planning;

/// <summary>
/// Prices that prove a bound. Whatever the prices are, no plan is worth more than
/// <c>Σ price × capacity + Σ step price × ⌊capacity / divisor⌋ + Σ max(0, points − group price) + Σ max(0, best package at these
/// prices + prices of its groups)</c>: everything a plan takes is paid for, and nobody takes more than there is. Bad prices make the
/// bound worse, never false, so a reader need not trust whoever made them.
/// </summary>
public sealed record Certificate
{
    /// <summary>The bound that these prices prove, in points, rounded down.</summary>
    public required long Bound { get; init; }

    /// <summary>Everything scarce that has a price; what is not listed costs nothing.</summary>
    public required IReadOnlyList<ResourcePrice> Resources { get; init; }

    /// <summary>The part of the floor points of each State that its requests may count on.</summary>
    public required IReadOnlyList<StatePrice> States { get; init; }

    /// <summary>The same for regions, by M49 code, where the policy gives regions points.</summary>
    public IReadOnlyList<StatePrice> Regions { get; init; } = [];
}

/// <summary>The price of one thing that an offer has.</summary>
public sealed record ResourcePrice
{
    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>Which of its limits.</summary>
    public required ResourceLimit Limit { get; init; }

    /// <summary>For working days, the first day of the stretch.</summary>
    public DateOnly? From { get; init; }

    /// <summary>For working days, the last day of the stretch.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How much there is: days, seats, units or minor units of money.</summary>
    public required long Capacity { get; init; }

    /// <summary>Points for a unit, times two to the power of <see cref="Exponent"/>.</summary>
    public required long Price { get; init; }

    /// <summary>See <see cref="Price"/>.</summary>
    public required int Exponent { get; init; }

    /// <summary>Prices of rounding cuts: for each use, so many points for every whole multiple of the divisor in it.</summary>
    public IReadOnlyList<StepPrice> Steps { get; init; } = [];

    /// <summary>Points for one more unit.</summary>
    [JsonIgnore]
    public double PointsPerUnit => Math.ScaleB(Price, -Exponent);
}

/// <summary>The limits an offer can have.</summary>
public enum ResourceLimit
{
    /// <summary>All that is offered.</summary>
    Quantity,

    /// <summary>Free days of a stretch of the calendar.</summary>
    Calendar,

    /// <summary>The most days in twelve months.</summary>
    Load,

    /// <summary>Money in all.</summary>
    Money,

    /// <summary>Money of other providers beside a fund that does not want to pay alone.</summary>
    OthersMoney,
}

/// <summary>A rounding cut's price: points times 1,024 for every whole multiple of <paramref name="Divisor"/> in an amount.</summary>
public sealed record StepPrice(long Divisor, long Price);

/// <summary>The part of its points that a State, or a region, hands to each of its requests, times 1,024.</summary>
public sealed record StatePrice(string State, long Price);
