using Confero.Exchange;
using Confero.Languages;

namespace Confero.Dialogues;

/// <summary>A dialogue as a file, with the meaning of every column.</summary>
/// <param name="Dictionary">What each column of each table means.</param>
/// <param name="Tables">Rows by table, each with its columns by name.</param>
public sealed record DialogueExport(
    IReadOnlyList<DialogueColumn> Dictionary,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables
)
{
    /// <summary>Makes the file of what a reader may see of a series.</summary>
    public static DialogueExport Of(
        DialogueView view,
        CultureInfo culture,
        IReadOnlyDictionary<string, string> names
    ) =>
        new(
            DialogueTables.Dictionary(culture),
            DialogueTables
                .Of(view, Language.Of(culture).Tag, names)
                .ToDictionary(
                    table => table.Name,
                    table =>
                        (IReadOnlyList<IReadOnlyDictionary<string, string>>)
                            [.. table.Rows.Select(row => Named(table.Columns, row))]
                )
        );

    /// <summary>Writes the same as a workbook: a sheet for each table, and one for the meaning of columns.</summary>
    public static void Xlsx(
        DialogueView view,
        CultureInfo culture,
        IReadOnlyDictionary<string, string> names,
        Stream file
    ) =>
        WorkbookFile.Write(
            file,
            [
                .. DialogueTables
                    .Of(view, Language.Of(culture).Tag, names)
                    .Select(table => (table.Name, table.Rows.Prepend([.. table.Columns]))),
                (
                    "dictionary",
                    DialogueTables
                        .Dictionary(culture)
                        .Select(x => new[] { x.Table, x.Column, x.Meaning })
                        .Prepend(["table", "column", "meaning"])
                ),
            ]
        );

    private static Dictionary<string, string> Named(IReadOnlyList<string> columns, string[] row) =>
        columns.Zip(row).ToDictionary(x => x.First, x => x.Second);
}
