using System.Text.Json;

namespace Confero.Landscape;

/// <summary>A case of assistance that others have published; closed, with its sources.</summary>
/// <param name="States">Alpha-3 codes.</param>
/// <param name="Reported">What the sources report, in our own words.</param>
/// <param name="Amount">As the sources give it.</param>
/// <param name="Givers">Codes of those who gave, as in the portfolio beside it.</param>
public sealed record PublishedCase(
    int Number,
    IReadOnlyList<string> States,
    string Years,
    string Kind,
    string Stage,
    string Title,
    string Reported,
    IReadOnlyList<string> Actors,
    string? Amount,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Givers
);

/// <summary>The published cases that come with Confero.</summary>
public static class PublishedCases
{
    private static readonly Lazy<IReadOnlyList<PublishedCase>> Loaded = new(() =>
        JsonSerializer.Deserialize<List<PublishedCase>>(
            Embedded.Text("published-cases", "cases.json"),
            JsonSerializerOptions.Web
        )!
    );

    public static IReadOnlyList<PublishedCase> All => Loaded.Value;
}
