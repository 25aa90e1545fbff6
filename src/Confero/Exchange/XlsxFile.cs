using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Confero.Exchange;

/// <summary>A sheet as it was read: its name, and the text of its cells by row.</summary>
internal sealed record XlsxSheet(string Name, IReadOnlyList<IReadOnlyDictionary<int, string>> Rows);

/// <summary>
/// Reads spreadsheets from strangers. What a file claims to hold is weighed before anything is unpacked; whatever goes
/// wrong inside means "this file is refused", never a fault of the server.
/// </summary>
internal static class XlsxFile
{
    private const int MostEntries = 1_000;
    private const long MostBytes = 64L << 20;
    private const int MostRatio = 200;
    private const int MostRows = 20_000;
    private const int MostColumns = 200;
    private const int MostCellText = 40_000;

    /// <summary>The sheets, or null when this is not a spreadsheet that may be read.</summary>
    public static IReadOnlyList<XlsxSheet>? Read(Stream file)
    {
        try
        {
            if (!Harmless(file))
                return null;
            file.Position = 0;
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            var workbook = document.WorkbookPart;
            if (workbook?.Workbook?.Sheets is not { } sheets)
                return null;
            var shared = Shared(workbook);
            return
            [
                .. sheets
                    .Elements<Sheet>()
                    .Where(x => x.Id?.Value is not null)
                    .Select(x => ReadSheet(workbook, x, shared)),
            ];
        }
#pragma warning disable CA1031 // any fault while reading a stranger's file means that it is refused
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Looks at the table of contents alone: number, size and ratio of the parts.</summary>
    internal static bool Harmless(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count <= MostEntries
            && archive.Entries.Sum(x => x.Length) <= MostBytes
            && archive.Entries.All(x =>
                x.Length <= 100_000 || x.Length / Math.Max(1, x.CompressedLength) <= MostRatio
            );
    }

    private static List<string> Shared(WorkbookPart workbook) =>
        workbook.SharedStringTablePart?.SharedStringTable is { } table
            ? [.. table.Elements<SharedStringItem>().Select(Text)]
            : [];

    private static string Text(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(x => x.Parent is not PhoneticRun).Select(x => x.Text));

    private static XlsxSheet ReadSheet(WorkbookPart workbook, Sheet sheet, List<string> shared)
    {
        var rows = new List<IReadOnlyDictionary<int, string>>();
        if (workbook.GetPartById(sheet.Id!.Value!) is not WorksheetPart part)
            return new(sheet.Name?.Value ?? "", rows);
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (
                reader.ElementType == typeof(Row)
                && reader.IsStartElement
                && reader.LoadCurrentElement() is Row row
            )
                Add(rows, row, shared);
        return new(sheet.Name?.Value ?? "", rows);
    }

    private static void Add(List<IReadOnlyDictionary<int, string>> rows, Row row, List<string> shared)
    {
        var index = (int)(row.RowIndex?.Value ?? (uint)rows.Count + 1);
        if (index > MostRows)
            throw new InvalidDataException("Too many rows.");
        while (rows.Count < index)
            rows.Add(new Dictionary<int, string>());
        var cells = new Dictionary<int, string>();
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? Column(reference) : next;
            next = column + 1;
            var text = Value(cell, shared);
            if (column > MostColumns || text.Length > MostCellText)
                throw new InvalidDataException("Too many columns, or too long a text.");
            if (text.Length > 0)
                cells[column] = text;
        }
        rows[index - 1] = cells;
    }

    private static string Value(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.SharedString)
            return
                int.TryParse(
                    cell.CellValue?.Text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var at
                )
                && at < shared.Count
                ? shared[at]
                : "";
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString is { } inline ? Text(inline) : "";
        if (cell.DataType?.Value == CellValues.Boolean)
            return cell.CellValue?.Text == "1" ? "true" : "false";
        return cell.CellValue?.Text ?? "";
    }

    /// <summary>The number of a column, from 0, of a reference such as <c>AB12</c>.</summary>
    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        return column - 1;
    }

    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) =>
        column < 26
            ? ((char)('A' + column)).ToString()
            : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
