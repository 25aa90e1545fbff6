using System.Text;
using Confero.Exchange;
using Confero.Languages;

namespace Confero.Landscape.Activities;

/// <summary>Activities as files, each with the meaning of its columns.</summary>
public static class ActivityExport
{
    private static readonly (string Column, Func<ActivityView, string> Value)[] Columns =
    [
        ("identifier", x => x.Identifier),
        ("title", x => Text(x.Titles)),
        ("description", x => Text(x.Descriptions)),
        ("places", x => string.Join("; ", x.Places)),
        ("regions", x => string.Join("; ", x.Regions)),
        ("from", x => Day(x.From)),
        ("to", x => Day(x.To)),
        ("status", x => x.Status is { } status ? JsonNames.Of(status) : ""),
        ("kind", x => x.Kind ?? ""),
        ("stage", x => x.Stage ?? ""),
        ("reporter", x => x.Reporter ?? ""),
        ("parties", x => string.Join("; ", x.Parties.Select(p => $"{JsonNames.Of(p.Role)}: {p.Name}"))),
        ("sectors", x => string.Join("; ", x.Sectors.Select(s => $"{s.Vocabulary}:{s.Code}"))),
        ("subject", x => JsonNames.Of(x.Subject)),
        ("subject-by", x => x.Answered ? "person" : "words"),
        ("words", x => string.Join("; ", x.Words.Select(w => w.Text).Distinct())),
        ("source", x => x.SourceId),
        ("read-at", x => x.ReadAt?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("links", x => string.Join(' ', x.Links)),
    ];

    private static readonly string[] FlowColumns =
    [
        "identifier",
        "flow",
        "day",
        "amount",
        "currency",
        "provider",
        "receiver",
        "counting",
    ];

    /// <summary>Every column of the files and what it means, in a language.</summary>
    public static IReadOnlyList<ColumnMeaning> Dictionary(CultureInfo culture) =>
        [
            .. Columns
                .Select(x => x.Column)
                .Concat(FlowColumns)
                .Distinct()
                .Select(x => new ColumnMeaning(x, Texts.Get($"activities.column.{x}", culture))),
        ];

    /// <summary>One row an activity, in UTF-8 with its mark, nothing in it that a spreadsheet takes for a formula.</summary>
    public static byte[] Csv(IEnumerable<ActivityView> activities)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(x => x.Column)).Append("\r\n");
        foreach (var activity in activities)
            text.AppendJoin(',', Columns.Select(x => CsvCell(x.Value(activity)))).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Sheets of activities, of flows and of the columns' meaning.</summary>
    public static void Xlsx(IReadOnlyList<ActivityView> activities, CultureInfo culture, Stream file) =>
        WorkbookFile.Write(
            file,
            [
                (
                    "Activities",
                    activities
                        .Select(x => Columns.Select(c => c.Value(x)).ToArray())
                        .Prepend([.. Columns.Select(x => x.Column)])
                ),
                ("Flows", activities.SelectMany(Flows).Prepend(FlowColumns)),
                (
                    "Dictionary",
                    Dictionary(culture)
                        .Select(x => new[] { x.Column, x.Meaning })
                        .Prepend(["column", "meaning"])
                ),
            ]
        );

    private static IEnumerable<string[]> Flows(ActivityView activity) =>
        activity.Flows.Select(x =>
            (string[])
                [
                    activity.Identifier,
                    JsonNames.Of(x.Kind),
                    Day(x.On),
                    x.Amount.ToString(CultureInfo.InvariantCulture),
                    x.Currency ?? "",
                    x.Provider ?? "",
                    x.Receiver ?? "",
                    JsonNames.Of(x.Counting),
                ]
        );

    private static string CsvCell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.IndexOfAny(['"', ',', '\n', '\r', ';']) < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Text(IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue("en", out var english) ? english : texts.Values.FirstOrDefault() ?? "";

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A column of a file and what it means.</summary>
public sealed record ColumnMeaning(string Column, string Meaning);
