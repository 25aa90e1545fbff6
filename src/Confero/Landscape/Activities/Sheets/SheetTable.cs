using System.Text;
using Confero.Exchange;
using CsvHelper;
using CsvHelper.Configuration;

namespace Confero.Landscape.Activities.Sheets;

/// <summary>A sheet as rows of text, whatever its file: XLSX, or CSV in any of the usual separators and encodings.</summary>
/// <param name="Name">Null for a text file.</param>
public sealed record SheetTable(string? Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 64 << 20;

    private const int MostRows = 200_000;
    private const int MostColumns = 200;
    private const int MostCell = 40_000;
    private const int Sniffed = 20;
    private static readonly string[] Separators = [",", ";", "\t", "|"];

    /// <summary>The sheets of a file, or null when it is none that may be read.</summary>
    public static IReadOnlyList<SheetTable>? Read(Stream file)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        while (file.Read(buffer) is var read and > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > MostBytes)
                return null;
        }
        copy.Position = 0;
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        if (bytes.StartsWith("PK"u8))
            return XlsxFile.Read(copy) is { } sheets ? [.. sheets.Select(Table)] : null;
        return bytes.Contains((byte)0) && !IsUtf16(bytes) ? null
            : ReadText(Decode(bytes)) is { } table ? [table]
            : null;
    }

    /// <summary>Name of a cell as people find it: <c>Sheet1!F4</c>, or <c>F4</c> in a text file.</summary>
    public string Cell(int row, int column) =>
        $"{(Name is null ? "" : $"{Name}!")}{XlsxFile.Letters(column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    private static SheetTable Table(XlsxSheet sheet) =>
        new(
            sheet.Name,
            [
                .. sheet.Rows.Select(row =>
                    (string[])
                        [
                            .. Enumerable
                                .Range(0, row.Count == 0 ? 0 : row.Keys.Max() + 1)
                                .Select(c => row.GetValueOrDefault(c, "")),
                        ]
                ),
            ]
        );

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]);

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static SheetTable? ReadText(string text)
    {
        var separator = Separators
            .Select(x => (Separator: x, Rows: Cut(text, x, Sniffed)))
            .OrderByDescending(x => Agreement(x.Rows))
            .First()
            .Separator;
        var rows = Cut(text, separator, MostRows + 1);
        return rows.Count > MostRows ? null : new SheetTable(null, rows);
    }

    /// <summary>How many cells rows have in common; a separator that is none gives one cell a row.</summary>
    private static double Agreement(List<string[]> rows) =>
        rows.Count == 0
            ? 0
            : rows.GroupBy(x => x.Length)
                .Where(x => x.Key > 1)
                .Select(x => x.Count() * (1 + Math.Log(x.Key)))
                .DefaultIfEmpty()
                .Max();

    private static List<string[]> Cut(string text, string separator, int most)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = null,
            MaxFieldSize = 0,
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        var rows = new List<string[]>();
        while (rows.Count < most && parser.Read())
            rows.Add([
                .. (parser.Record ?? [])
                    .Take(MostColumns)
                    .Select(x => x.Length > MostCell ? x[..MostCell] : x),
            ]);
        return rows;
    }
}
