namespace Confero.Exchange;

/// <summary>A table of an exported file: its name, its columns and its rows, all as text.</summary>
public sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows);

/// <summary>A column of a table and what it means.</summary>
public sealed record ExportColumn(string Table, string Column, string Meaning);

/// <summary>Tables with the meaning of every column, as data or as a workbook.</summary>
/// <param name="Dictionary">What each column of each table means.</param>
/// <param name="Tables">Rows by table, each with its columns by name.</param>
public sealed record ExportFile(
    IReadOnlyList<ExportColumn> Dictionary,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables
)
{
    /// <summary>Makes the data.</summary>
    public static ExportFile Of(IReadOnlyList<ExportTable> tables, IReadOnlyList<ExportColumn> dictionary) =>
        new(
            dictionary,
            tables.ToDictionary(
                table => table.Name,
                table =>
                    (IReadOnlyList<IReadOnlyDictionary<string, string>>)
                        [.. table.Rows.Select(row => Named(table.Columns, row))]
            )
        );

    /// <summary>Writes the same as a workbook: a sheet for each table, and one for the meaning of columns.</summary>
    public static void Xlsx(
        IReadOnlyList<ExportTable> tables,
        IReadOnlyList<ExportColumn> dictionary,
        Stream file
    ) =>
        WorkbookFile.Write(
            file,
            [
                .. tables.Select(table => (table.Name, table.Rows.Prepend([.. table.Columns]))),
                (
                    "dictionary",
                    dictionary
                        .Select(x => new[] { x.Table, x.Column, x.Meaning })
                        .Prepend(["table", "column", "meaning"])
                ),
            ]
        );

    private static Dictionary<string, string> Named(IReadOnlyList<string> columns, string[] row) =>
        columns.Zip(row).ToDictionary(x => x.First, x => x.Second);
}
