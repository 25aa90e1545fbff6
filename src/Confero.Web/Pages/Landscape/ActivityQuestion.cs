using Confero.Landscape.Activities;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>What a list of activities is asked for, as the address says it; what makes no sense is passed over.</summary>
public sealed record ActivityQuestion
{
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    [FromQuery(Name = "place")]
    public string? Place { get; init; }

    /// <summary>on, near or other: the least nearness that is shown.</summary>
    [FromQuery(Name = "subject")]
    public string? Subject { get; init; }

    [FromQuery(Name = "source")]
    public string? Source { get; init; }

    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [FromQuery(Name = "stage")]
    public string? Stage { get; init; }

    [FromQuery(Name = "since")]
    public string? Since { get; init; }

    [FromQuery(Name = "until")]
    public string? Until { get; init; }

    [FromQuery(Name = "unanswered")]
    public string? Unanswered { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public ActivityFilter ToFilter() =>
        new()
        {
            Text = Filled(Text),
            Place = Filled(Place),
            Subject = JsonNames.Parse<Nearness>(Subject) ?? Nearness.On,
            SourceId = Filled(Source),
            Status = JsonNames.Parse<ActivityStatus>(Status),
            Stage = Filled(Stage),
            Since = Year(Since),
            Until = Year(Until),
            Unanswered = Unanswered == "true",
            Cursor = Filled(Cursor),
        };

    /// <summary>The address of the same question, looked at otherwise.</summary>
    public string Query(string? view, string? cursor = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("view", view),
            ("q", Text),
            ("place", Place),
            ("subject", Subject),
            ("source", Source),
            ("status", Status),
            ("stage", Stage),
            ("since", Since),
            ("until", Until),
            ("unanswered", Unanswered),
            ("cursor", cursor),
        };
        var query = string.Join(
            '&',
            parts
                .Where(x => !string.IsNullOrEmpty(x.Value))
                .Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value!)}")
        );
        return query.Length == 0 ? "" : $"?{query}";
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is > 1900 and < 2200
            ? year
            : null;
}
