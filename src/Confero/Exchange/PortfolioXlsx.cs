using System.Text.Json;
using System.Text.Json.Nodes;
using Confero.Taxonomy;

namespace Confero.Exchange;

/// <summary>
/// A portfolio as a workbook that a person can fill in offline: a sheet for each list, its first row the keys of the
/// columns, with instructions and the code lists inside. See <c>docs/portfolio-file.md</c>.
/// </summary>
public static class PortfolioXlsx
{
    private const string Instructions = "Instructions";
    private const string Codes = "Codes";
    private static readonly string[] CodeLists =
    [
        "kinds",
        "stages",
        "objectives",
        "modules",
        "expertise",
        "levels",
        "items",
        "training-kinds",
        "units",
        "languages",
        "provider-kinds",
        "regions",
        "urgencies",
        "currencies",
    ];
    private static readonly JsonSerializerOptions Flat = new(PortfolioJson.Options) { WriteIndented = false };

    /// <summary>Reads a workbook: the portfolio and where its rows stand, or every fault with its cell.</summary>
    public static PortfolioReading Read(Stream file)
    {
        if (XlsxFile.Read(file) is not { } sheets)
            return PortfolioReading.Of(
                new ImportVerdict(
                    "–",
                    null,
                    ImportEffect.Refused,
                    [Refusal.Invalid("import.not-a-spreadsheet", "file")]
                )
            );
        var known = sheets.Where(x => PortfolioSheet.Named(x.Name) is not null).ToList();
        if (known.Count == 0)
            return PortfolioReading.Of(
                new ImportVerdict(
                    "–",
                    null,
                    ImportEffect.Refused,
                    [
                        Refusal.Invalid(
                            "import.no-known-sheet",
                            "file",
                            string.Join(", ", PortfolioSheet.All.Select(x => x.Name))
                        ),
                    ]
                )
            );
        var portfolio = new JsonObject { ["format"] = Portfolio.CurrentFormat };
        var faults = new List<ImportVerdict>();
        var places = new Dictionary<string, List<string>>();
        foreach (var sheet in known)
            AddList(portfolio, sheet, PortfolioSheet.Named(sheet.Name)!, faults, places);
        return faults.Count > 0
            ? new PortfolioReading(null, faults, places)
            : new PortfolioReading(portfolio.Deserialize<Portfolio>(PortfolioJson.Options), [], places);
    }

    /// <summary>
    /// Writes a workbook; an empty portfolio makes a template. The same portfolio gives the same bytes, so that a file
    /// tells nothing of when or where it was made.
    /// </summary>
    public static void Write(Portfolio portfolio, Taxonomies taxonomies, Stream file)
    {
        var json = JsonSerializer.SerializeToNode(portfolio, Flat)!.AsObject();
        WorkbookFile.Write(
            file,
            [
                (
                    Instructions,
                    [
                        [
                            "Fill in one row for each request, need, offer or expert. Leave columns empty where there is nothing to say.",
                        ],
                        [
                            "Keys are yours: importing the same key again updates the row. Separate several values by semicolons. Days are written 2027-01-31; money in whole minor units (cents).",
                        ],
                        [
                            "Competences: code:level, for example explosives-safety:4. Codes stand on the sheet Codes.",
                        ],
                    ]
                ),
                .. PortfolioSheet.All.Select(sheet =>
                    (sheet.Name, Rows(sheet, json[sheet.List]?.AsArray() ?? []))
                ),
                (
                    Codes,
                    CodeLists
                        .SelectMany(list =>
                            taxonomies
                                .Choices(list)
                                .Select(x => new[] { list, x.Code, x.Name("en"), x.Name("ar") })
                        )
                        .Prepend(["list", "code", "en", "ar"])
                ),
            ]
        );
    }

    private static IEnumerable<string[]> Rows(PortfolioSheet sheet, JsonArray list) =>
        list.Select(row => sheet.Columns.Select(x => CellText.Write(row![x.Key])).ToArray())
            .Prepend([.. sheet.Columns.Select(x => x.Key)]);

    private static void AddList(
        JsonObject portfolio,
        XlsxSheet sheet,
        PortfolioSheet known,
        List<ImportVerdict> faults,
        Dictionary<string, List<string>> places
    )
    {
        var header = sheet.Rows.Count == 0 ? new Dictionary<int, string>() : sheet.Rows[0];
        var columns = new Dictionary<int, (string Key, Type Type)>();
        foreach (var (column, name) in header)
        {
            var found = known.Columns.FirstOrDefault(x =>
                string.Equals(x.Key, name.Trim(), StringComparison.OrdinalIgnoreCase)
            );
            if (found.Key is null)
                faults.Add(Fault($"{known.Name}!{XlsxFile.Letters(column)}1", "import.unknown-column", name));
            else
                columns[column] = (found.Key, found.Property.PropertyType);
        }
        var rows = new JsonArray();
        places[known.List] = [];
        for (var i = 1; i < sheet.Rows.Count; i++)
            if (Row(known, sheet.Rows[i], i + 1, columns, faults) is { } row)
            {
                rows.Add(row);
                places[known.List].Add($"{known.Name}!A{i + 1}");
            }
        portfolio[known.List] = rows;
    }

    private static JsonObject? Row(
        PortfolioSheet sheet,
        IReadOnlyDictionary<int, string> cells,
        int number,
        Dictionary<int, (string Key, Type Type)> columns,
        List<ImportVerdict> faults
    )
    {
        if (cells.Values.All(string.IsNullOrWhiteSpace))
            return null;
        var row = new JsonObject();
        foreach (var (column, text) in cells.Where(x => columns.ContainsKey(x.Key)))
        {
            try
            {
                if (CellText.Read(text, columns[column].Type) is { } value)
                    row[columns[column].Key] = value;
            }
            catch (FormatException expected)
            {
                faults.Add(
                    Fault(
                        $"{sheet.Name}!{XlsxFile.Letters(column)}{number}",
                        "import.wrong-form",
                        text,
                        expected.Message
                    )
                );
            }
        }
        Check(sheet, row, number, faults);
        return row;
    }

    /// <summary>Tries the row alone, so that what is missing is said of this row.</summary>
    private static void Check(PortfolioSheet sheet, JsonObject row, int number, List<ImportVerdict> faults)
    {
        try
        {
            row.Deserialize(sheet.RowType, PortfolioJson.Options);
        }
        catch (JsonException fault)
        {
            faults.Add(
                Fault(
                    $"{sheet.Name}!A{number}",
                    "import.incomplete-row",
                    Missing(sheet, row) ?? fault.Path ?? ""
                )
            );
        }
    }

    private static string? Missing(PortfolioSheet sheet, JsonObject row)
    {
        var required = sheet
            .Columns.Where(x =>
                x.Property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), false)
                && !row.ContainsKey(x.Key)
            )
            .Select(x => x.Key);
        var names = string.Join(", ", required);
        return names.Length == 0 ? null : names;
    }

    private static ImportVerdict Fault(string place, string code, params string[] args) =>
        new(place, null, ImportEffect.Refused, [Refusal.Invalid(code, "file", args)]);
}

/// <summary>A portfolio that was read, or every fault with its place.</summary>
/// <param name="Places">Where the rows of each list stand in the file.</param>
public sealed record PortfolioReading(
    Portfolio? Portfolio,
    IReadOnlyList<ImportVerdict> Faults,
    IReadOnlyDictionary<string, List<string>> Places
)
{
    internal static PortfolioReading Of(ImportVerdict fault) =>
        new(null, [fault], new Dictionary<string, List<string>>());

    /// <summary>The place of a row, as people find it in the file.</summary>
    public string PlaceOf(string list, int index) =>
        Places.TryGetValue(list, out var places) && index < places.Count
            ? places[index]
            : $"$.{list}[{index}]";
}
