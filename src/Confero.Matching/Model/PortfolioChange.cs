namespace Confero.Matching.Model;

/// <summary>A change of a portfolio to be tried out: a pledge, a withdrawal, a refusal.</summary>
public sealed record PortfolioChange
{
    /// <summary>Offers that come; one with the id of an existing offer takes its place.</summary>
    public IReadOnlyList<Offer> Add { get; init; } = [];

    /// <summary>Ids of offers that go.</summary>
    public IReadOnlyList<string> Withdraw { get; init; } = [];

    /// <summary>Pairs that are refused.</summary>
    public IReadOnlyList<ForbiddenPair> Forbid { get; init; } = [];

    /// <summary>The portfolio after the change.</summary>
    /// <exception cref="ArgumentException">An offer to be withdrawn is not in the portfolio.</exception>
    public MatchingInput ApplyTo(MatchingInput input)
    {
        var known = input.Offers.Select(offer => offer.Id).ToHashSet(StringComparer.Ordinal);
        if (Withdraw.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
            throw new ArgumentException($"There is no offer {unknown} to withdraw.", nameof(input));
        var gone = Withdraw.Concat(Add.Select(offer => offer.Id)).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Offers = [.. input.Offers.Where(offer => !gone.Contains(offer.Id)), .. Add],
            Forbidden = [.. input.Forbidden, .. Forbid],
        };
    }
}
