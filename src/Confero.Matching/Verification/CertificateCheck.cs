using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;

namespace Confero.Matching.Verification;

/// <summary>
/// Establishes again, in whole numbers and by code of its own, the bound that a plan's certificate proves. It shares with the
/// planner the compilation of the portfolio into options and rows (the model), but neither the search for packages nor prices.
/// </summary>
internal sealed class CertificateCheck
{
    /// <summary>Points are counted in units of two to the power of minus this.</summary>
    public const int Scale = 32;

    private readonly Portfolio _portfolio;
    private readonly Problem _problem;
    private readonly RowPrice[] _rows;
    private readonly long[] _groups;

    private CertificateCheck(Portfolio portfolio, Certificate certificate)
    {
        _portfolio = portfolio;
        _problem = portfolio.Problem;
        var prices = certificate.Resources.ToDictionary(x => (x.OfferId, x.Limit, x.From, x.To));
        _rows =
        [
            .. portfolio.Rows.Select(row =>
                prices.TryGetValue((row.Offer.Id, row.Limit, row.Days?.From, row.Days?.To), out var price)
                    ? RowPrice.Of(price)
                    : RowPrice.Nothing
            ),
        ];
        var states = certificate.States.ToDictionary(x => x.State, x => x.Price);
        var regions = certificate.Regions.ToDictionary(x => x.State, x => x.Price);
        _groups =
        [
            .. portfolio.States.Select(state => states.GetValueOrDefault(state) << Scale - 10),
            .. portfolio.Regions.Select(region => regions.GetValueOrDefault(region) << Scale - 10),
        ];
    }

    /// <summary>The bound proven, rounded down, and for how many requests the search had to be cut off.</summary>
    /// <exception cref="ArgumentException">A price is negative.</exception>
    public static (long Bound, int CutOff) Run(
        MatchingInput input,
        MatchingPolicy policy,
        Certificate certificate
    )
    {
        if (
            certificate.Resources.Any(x => x.Price < 0 || x.Exponent is < 0 or > Scale)
            || certificate.Resources.SelectMany(x => x.Steps).Any(x => x.Price < 0 || x.Divisor < 1)
            || certificate.States.Concat(certificate.Regions).Any(x => x.Price < 0)
        )
            throw new ArgumentException("A price is negative or out of range.", nameof(certificate));
        var portfolio = PortfolioCompiler.Compile(input, policy, CancellationToken.None);
        return new CertificateCheck(portfolio, certificate).Run();
    }

    private (long Bound, int CutOff) Run()
    {
        var bound = Int128.Zero;
        for (var row = 0; row < _rows.Length; row++)
            bound += _rows[row].OfAll(_problem.RowCapacity[row]);
        for (var group = 0; group < _groups.Length; group++)
            foreach (var points in _problem.Groups.Of(group))
                bound += Math.Max(0, ((long)points << Scale) - _groups[group]);
        var cutOff = 0;
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            var search = new PackageBound(_problem, _rows, request);
            var groups = _groups[_problem.RequestState[request]];
            if (_problem.RequestRegion[request] is >= 0 and var region)
                groups += _groups[region];
            bound += Int128.Max(0, search.Best() + groups);
            cutOff += search.IsCutOff ? 1 : 0;
        }
        return ((long)(bound >> Scale), cutOff);
    }
}

/// <summary>The price of a row in scaled whole points, with its rounding cuts.</summary>
internal sealed record RowPrice(long Unit, IReadOnlyList<StepPrice> Steps)
{
    public static RowPrice Nothing { get; } = new(0, []);

    public static RowPrice Of(ResourcePrice price) =>
        new(price.Price << CertificateCheck.Scale - price.Exponent, price.Steps);

    /// <summary>What one use of an amount costs.</summary>
    public Int128 Of(long amount)
    {
        var cost = (Int128)Unit * amount;
        foreach (var step in Steps)
            cost += (Int128)(amount / step.Divisor) * step.Price << CertificateCheck.Scale - 10;
        return cost;
    }

    /// <summary>What the whole row is worth: no set of uses takes more of it or of its cuts.</summary>
    public Int128 OfAll(long capacity) => Unit == 0 && Steps.Count == 0 ? 0 : Of(capacity);
}
