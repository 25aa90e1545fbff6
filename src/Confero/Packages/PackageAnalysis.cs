namespace Confero.Packages;

/// <summary>How far a line is met.</summary>
public enum Coverage
{
    Not,
    Partly,
    Met,
}

/// <summary>What a package does for one line.</summary>
/// <param name="Share">Part that is met, 0 to 1; null where the line or the parts give no comparable quantity.</param>
public sealed record NeedCoverage(
    string NeedId,
    int Line,
    string Title,
    bool Mandatory,
    Coverage Coverage,
    double? Share
);

/// <summary>Money of one partner in one currency, in minor units.</summary>
/// <param name="Given">Money the partner gives.</param>
/// <param name="Price">Price of what the partner brings, at its price of a unit.</param>
/// <param name="BorneByState">Part of the price that the State bears itself.</param>
public sealed record CostLine(string Partner, string Currency, long Given, long Price, long BorneByState);

/// <summary>Costs of a package: per partner and currency, and all of it in US dollars by a dated rate.</summary>
/// <param name="Dollars">Cents of a US dollar of money given and prices; null when a rate is missing.</param>
public sealed record PackageCosts(IReadOnlyList<CostLine> Lines, long? Given, long? Price, DateOnly RatesOf);

/// <summary>A line that rests on another of the same case.</summary>
/// <param name="Holds">Whether the package brings about what the line rests on.</param>
public sealed record PrerequisiteLine(string NeedId, string OnNeedId, string Relation, bool Holds);

/// <summary>What happens if one partner drops out.</summary>
/// <param name="Worse">The lines that are met less then, as they would stand.</param>
/// <param name="Broken">Prerequisites that held and would hold no more.</param>
/// <param name="WholeFalls">Whether all of the package falls, since it is agreed as a whole.</param>
/// <param name="Alternatives">Who else could step in, line by line; only for the secretariat.</param>
public sealed record DropOut(
    string Partner,
    IReadOnlyList<NeedCoverage> Worse,
    IReadOnlyList<PrerequisiteLine> Broken,
    bool WholeFalls,
    IReadOnlyList<Alternative> Alternatives
);

/// <summary>An offer that could take a part over.</summary>
public sealed record Alternative(
    string NeedId,
    string OfferId,
    string Title,
    string ProviderId,
    double Score
);

/// <summary>A package seen as a whole, as far as the viewer may know its partners.</summary>
public sealed record PackageAnalysis(
    PackageView Package,
    IReadOnlyList<NeedCoverage> Coverage,
    PackageCosts Costs,
    IReadOnlyList<PrerequisiteLine> Prerequisites,
    IReadOnlyList<DropOut> DropOuts,
    IReadOnlyDictionary<string, string> Partners
);
