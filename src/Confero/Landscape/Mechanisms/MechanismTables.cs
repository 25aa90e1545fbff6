using Confero.Exchange;
using Confero.Languages;

namespace Confero.Landscape.Mechanisms;

/// <summary>The mechanisms as tables: what they are for, what they do, and the facts that were read. What was only remembered is left out.</summary>
public static class MechanismTables
{
    private static readonly (string Table, string[] Columns)[] All =
    [
        (
            "mechanisms",
            [
                "id",
                "name",
                "field",
                "address",
                "asks",
                "emergency",
                "kinds",
                "stages",
                "regions",
                "most-amount",
                "currency",
                "most-months",
                "forms",
                "languages",
            ]
        ),
        ("functions", ["mechanism", "function", "answer", "verified", "sources"]),
        ("facts", ["mechanism", "about", "text", "read-on", "sources"]),
    ];

    /// <summary>What each column of each table means.</summary>
    public static IReadOnlyList<ExportColumn> Dictionary(CultureInfo culture) =>
        [
            .. All.SelectMany(table =>
                table.Columns.Select(column => new ExportColumn(
                    table.Table,
                    column,
                    Texts.Get($"mechanisms.column.{column}", culture)
                ))
            ),
        ];

    /// <summary>The tables, texts in a language.</summary>
    public static IReadOnlyList<ExportTable> Of(
        IReadOnlyList<AssistanceMechanism> mechanisms,
        string language
    ) =>
        [
            Table("mechanisms", mechanisms.Select(x => Mechanism(x, language))),
            Table("functions", mechanisms.SelectMany(Functions)),
            Table("facts", mechanisms.SelectMany(x => Facts(x, language))),
        ];

    private static ExportTable Table(string name, IEnumerable<string[]> rows) =>
        new(name, All.First(x => x.Table == name).Columns, [.. rows]);

    private static string[] Mechanism(AssistanceMechanism x, string language) =>
        [
            x.Id,
            x.NameIn(language),
            x.Rules.Field,
            x.Address ?? "",
            x.Rules.Asks,
            x.Rules.Emergency,
            List(x.Rules.Kinds),
            List(x.Rules.Stages),
            List(x.Rules.Regions),
            x.Rules.MostAmount?.ToString(CultureInfo.InvariantCulture) ?? "",
            x.Rules.Currency ?? "",
            x.Rules.MostMonths?.ToString(CultureInfo.InvariantCulture) ?? "",
            List(x.Forms),
            x.LanguagesVerified ? List(x.Languages) : "",
        ];

    private static IEnumerable<string[]> Functions(AssistanceMechanism x) =>
        x.Functions.Select(f =>
            (string[])[x.Id, f.Function, JsonNames.Of(f.Answer), f.Verified ? "yes" : "no", List(f.Sources)]
        );

    private static IEnumerable<string[]> Facts(AssistanceMechanism x, string language)
    {
        var facts = new List<(string About, MechanismFact Fact)> { ("summary", x.Summary) };
        facts.AddRange(x.Limits.Select(fact => ("limit", fact)));
        facts.AddRange(x.Eligibility.Select(fact => ("eligibility", fact)));
        facts.AddRange(x.Complaints.Select(fact => ("complaint", fact)));
        return facts
            .Where(f => f.Fact.Verified)
            .Select(f =>
                (string[])
                    [
                        x.Id,
                        f.About,
                        f.Fact.In(language),
                        f.Fact.ReadOn.ToString("O", CultureInfo.InvariantCulture),
                        List(f.Fact.Sources.Select(s => s.Address ?? s.Id)),
                    ]
            );
    }

    private static string List(IEnumerable<string> codes) => string.Join(' ', codes);
}
