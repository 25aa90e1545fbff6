using Confero.Exchange;
using Confero.Matching.Model;
using Confero.Taxonomy;

namespace Confero.Tests.Matching;

/// <summary>Portfolio files of the product as the engine reads them.</summary>
internal static class Portfolios
{
    public static MatchingInput Read(string folder) =>
        PortfolioJson
            .Read(File.ReadAllText(Repository.PathOf("data", folder, "portfolio.json")))
            .ToMatchingInput(Taxonomies.Load(), new DateOnly(2026, 11, 24));
}
