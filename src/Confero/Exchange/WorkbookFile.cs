using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Confero.Exchange;

/// <summary>Writes workbooks of plain text.</summary>
internal static class WorkbookFile
{
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Writes sheets, each with its rows. The same rows give the same bytes, so that a file tells nothing of when or
    /// where it was made.
    /// </summary>
    public static void Write(Stream file, IReadOnlyList<(string Name, IEnumerable<string[]> Rows)> sheets)
    {
        using var made = new MemoryStream();
        Make(sheets, made);
        made.Position = 0;
        using var from = new ZipArchive(made);
        using var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries)
        {
            var copy = to.CreateEntry(part.FullName);
            copy.LastWriteTime = Undated;
            using var source = part.Open();
            using var target = copy.Open();
            source.CopyTo(target);
        }
    }

    private static void Make(IReadOnlyList<(string Name, IEnumerable<string[]> Rows)> sheets, Stream file)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        document.ChangeIdOfPart(workbook, "workbook");
        workbook.Workbook = new Workbook(new Sheets());
        foreach (var (name, rows) in sheets)
            AddSheet(workbook, name, rows);
    }

    private static void AddSheet(WorkbookPart workbook, string name, IEnumerable<string[]> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>($"sheet-{name}");
        part.Worksheet = new Worksheet(new SheetData(rows.Select(Row)));
        var sheets = workbook.Workbook!.Sheets!;
        sheets.Append(
            new Sheet
            {
                Id = workbook.GetIdOfPart(part),
                SheetId = (uint)sheets.ChildElements.Count + 1,
                Name = name,
            }
        );
    }

    private static Row Row(string[] texts, int index) =>
        new(
            texts
                .Select((text, column) => Cell(text, $"{XlsxFile.Letters(column)}{index + 1}"))
                .OfType<Cell>()
        )
        {
            RowIndex = (uint)index + 1,
        };

    /// <summary>Text is always a string cell, so that nothing in it is ever taken for a formula.</summary>
    private static Cell? Cell(string text, string reference) =>
        text.Length == 0
            ? null
            : new()
            {
                CellReference = reference,
                DataType = CellValues.InlineString,
                InlineString = new InlineString(
                    new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }
                ),
            };

    /// <summary>Without characters that XML cannot hold.</summary>
    private static string Clean(string text) => new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);
}
