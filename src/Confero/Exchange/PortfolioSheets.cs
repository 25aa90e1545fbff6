using System.Reflection;
using System.Text.Json;

namespace Confero.Exchange;

/// <summary>A sheet of the portfolio workbook: which list of the portfolio it carries, and its columns.</summary>
/// <param name="Name">Name of the sheet, the same in every language.</param>
/// <param name="List">Name of the list in the JSON.</param>
internal sealed record PortfolioSheet(string Name, string List, Type RowType)
{
    /// <summary>Keys of the columns, as in the JSON.</summary>
    public IReadOnlyList<(string Key, PropertyInfo Property)> Columns { get; } =
    [.. RowType.GetProperties().Select(x => (JsonNamingPolicy.CamelCase.ConvertName(x.Name), x))];

    public static IReadOnlyList<PortfolioSheet> All { get; } =
    [
        new("Parties", "parties", typeof(PortfolioParty)),
        new("Requests", "requests", typeof(PortfolioRequest)),
        new("Needs", "needs", typeof(PortfolioNeed)),
        new("Offers", "offers", typeof(PortfolioOffer)),
        new("Experts", "experts", typeof(PortfolioExpert)),
    ];

    public static PortfolioSheet? Named(string name) =>
        All.FirstOrDefault(x => string.Equals(x.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
