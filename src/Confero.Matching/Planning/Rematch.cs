namespace Confero.Matching.Planning;

/// <summary>A plan mended after a refusal, a withdrawal or a new offer, and what the gentleness cost.</summary>
public sealed record Rematch
{
    /// <summary>The new plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>How many packages of the earlier plan stand unchanged.</summary>
    public required int Kept { get; init; }

    /// <summary>Requests whose package could no longer be.</summary>
    public required IReadOnlyList<string> Broken { get; init; }

    /// <summary>Requests that have another package than before, or one for the first time.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Requests that had a package and have none now.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>
    /// The price of stability: points by which a plan that may change everything was better, found in the time given; never
    /// negative. No plan is better by more than <see cref="MostLost"/>.
    /// </summary>
    public required long PriceOfStability { get; init; }

    /// <summary>How many packages that freer plan would change.</summary>
    public required int FreeChanges { get; init; }

    /// <summary>The most points that any plan could be better, proven by the bound.</summary>
    public long MostLost => Plan.Bound - Plan.Objective;
}
