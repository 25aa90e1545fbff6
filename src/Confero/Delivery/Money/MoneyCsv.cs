using System.Text;

namespace Confero.Delivery.Money;

/// <summary>Writes the flows of a view as comma-separated values, one row a flow, and its totals beneath; made of the same figures as the page.</summary>
public static class MoneyCsv
{
    private static readonly string[] Head =
    [
        "id",
        "status",
        "from",
        "to",
        "earmark",
        "earmark_code",
        "request",
        "amount_minor_units",
        "currency",
        "usd_per_unit",
        "rate_date",
        "rate_own",
        "usd",
        "date",
        "parent",
        "relation",
        "boundary",
        "on_boundary",
        "cancelled",
        "arrived",
        "note",
    ];

    public static string Write(MoneyView view)
    {
        var text = new StringBuilder();
        Line(text, Head);
        foreach (var x in view.Flows)
            Line(text, Row(x));
        Line(text, ["total_funding", .. Sum(view.Total.Funding)]);
        Line(text, ["total_paid", .. Sum(view.Total.Paid)]);
        Line(text, ["total_pledged", .. Sum(view.Total.Pledged)]);
        Line(text, ["total_shared", .. Sum(view.Total.Shared)]);
        return text.ToString();
    }

    private static string?[] Row(FlowRow x) =>
        [
            x.Id,
            JsonNames.Of(x.Status),
            x.FromId,
            x.ToId,
            JsonNames.Of(x.Earmark),
            x.EarmarkCode,
            x.RequestId,
            x.Amount.ToString(CultureInfo.InvariantCulture),
            x.Currency,
            x.Rate?.ToString("0.############", CultureInfo.InvariantCulture),
            x.RateOn?.ToString("O", CultureInfo.InvariantCulture),
            x.OwnRate ? "yes" : "no",
            x.Dollars is { } dollars ? Number(dollars) : "unknown",
            x.On.ToString("O", CultureInfo.InvariantCulture),
            x.ParentId,
            x.Relation is { } relation ? JsonNames.Of(relation) : null,
            JsonNames.Of(x.Boundary),
            x.Shared ? "shared" : "single",
            x.Cancelled ? "yes" : "no",
            x.ConfirmedAt?.ToString("O", CultureInfo.InvariantCulture),
            x.Note,
        ];

    private static IEnumerable<string> Sum(Sum sum) =>
        [
            "usd",
            sum.Dollars is { } dollars ? Number(dollars) : $"unknown (at least {Number(sum.Known)})",
            .. sum.Unknown.Select(x => $"{x.Key} {x.Value.ToString(CultureInfo.InvariantCulture)}"),
        ];

    private static string Number(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quoted where it must be; a spreadsheet shall never take what somebody wrote for a formula.</summary>
    private static string Cell(string? cell)
    {
        var safe =
            cell is { Length: > 0 } && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)
                ? $"'{cell}"
                : cell ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
