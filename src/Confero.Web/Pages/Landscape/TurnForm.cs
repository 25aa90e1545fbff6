using Confero.Landscape.Mechanisms;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>The short form of where to turn, as the address says it.</summary>
public sealed record TurnForm
{
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "stage")]
    public string? Stage { get; init; }

    [FromQuery(Name = "region")]
    public string? Region { get; init; }

    [FromQuery(Name = "urgent")]
    public string? Urgent { get; init; }

    [FromQuery(Name = "amount")]
    public string? Amount { get; init; }

    [FromQuery(Name = "currency")]
    public string? Currency { get; init; }

    [FromQuery(Name = "months")]
    public string? Months { get; init; }

    public TurnQuestion ToQuestion() =>
        new(
            Filled(Kind) ?? "technical",
            Filled(Stage),
            Filled(Region),
            Urgent == "true",
            Number(Amount),
            Filled(Currency) ?? "USD",
            (int?)Math.Min(Number(Months) ?? 0, 1_200) is > 0 and var months ? months : null
        );

    public static TurnForm Of(TurnQuestion question) =>
        new()
        {
            Kind = question.Kind,
            Stage = question.Stage,
            Region = question.Region,
            Urgent = question.Urgent ? "true" : null,
            Amount = question.Amount?.ToString(CultureInfo.InvariantCulture),
            Currency = question.Currency,
            Months = question.Months?.ToString(CultureInfo.InvariantCulture),
        };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static long? Number(string? text) =>
        long.TryParse(
            text?.Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
            : null;
}
