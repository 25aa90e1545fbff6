using System.Text;
using System.Text.Json;

namespace Confero.Landscape.Activities.Sheets;

/// <summary>Where in a sheet the heads and the rows are, and what each column is likely to hold.</summary>
/// <param name="Headers">A name for every column; none twice.</param>
/// <param name="Fields">What each column is likely to hold.</param>
/// <param name="FirstRow">Index of the first row of data.</param>
/// <param name="Tagged">Whether a row of HXL tags says what the columns hold.</param>
public sealed record SheetLayout(
    IReadOnlyList<string> Headers,
    IReadOnlyList<SheetField> Fields,
    int FirstRow,
    bool Tagged
)
{
    private const int Looked = 30;
    private static readonly IReadOnlyList<ColumnWords> Words = Load();

    /// <summary>Finds the heads below titles, above a row of tags, in one row or in two; null where there are none.</summary>
    public static SheetLayout? Find(SheetTable table)
    {
        var rows = table.Rows;
        var width = rows.Take(Looked).Select(x => x.Count).DefaultIfEmpty().Max();
        var tags = Enumerable
            .Range(0, Math.Min(Looked, rows.Count))
            .FirstOrDefault(x => IsTagRow(rows[x]), -1);
        if (tags >= 0)
            return Make(
                Names(rows, HeadAbove(rows, tags), width, rows[tags]),
                [.. Enumerable.Range(0, width).Select(c => OfTag(Cell(rows[tags], c)))],
                tags + 1,
                true
            );
        var best = -1;
        var most = 0.0;
        for (var i = 0; i < Math.Min(Looked, rows.Count); i++)
        {
            var filled = rows[i].Count(x => !string.IsNullOrWhiteSpace(x));
            var known = rows[i].Count(x => OfWord(x) != SheetField.None);
            var score = known < 2 ? 0 : known + (0.2 * filled);
            if (score > most)
                (best, most) = (i, score);
        }
        if (best < 0)
            return null;
        var names = Names(rows, best, width, []);
        return Make(
            names,
            [.. Enumerable.Range(0, width).Select(c => Guess(rows[best], names, c))],
            best + 1,
            false
        );
    }

    /// <summary>A mapping with the likely field of each column; a field that may stand once goes to its first column.</summary>
    public SheetMapping Propose(SheetTable table) =>
        new()
        {
            Sheet = table.Name,
            Columns = [.. Headers.Zip(Fields, (header, field) => new SheetColumn(header, field))],
            Days = Order(table),
            DecimalComma = HasDecimalComma(table),
            Sample =
            [
                .. table
                    .Rows.Skip(FirstRow)
                    .Where(x => x.Any(c => !string.IsNullOrWhiteSpace(c)))
                    .Take(6)
                    .Select(x =>
                        (string[])[.. Enumerable.Range(0, Headers.Count).Select(c => Short(Cell(x, c)))]
                    ),
            ],
        };

    private DayOrder Order(SheetTable table)
    {
        foreach (var text in Values(table, SheetField.From).Concat(Values(table, SheetField.To)))
        {
            var parts = text.Split('/', '.', '-');
            if (
                parts.Length != 3
                || parts[0].Length > 2
                || !int.TryParse(parts[0], out var first)
                || !int.TryParse(parts[1], out var second)
            )
                continue;
            if (first > 12)
                return DayOrder.DayFirst;
            if (second > 12)
                return DayOrder.MonthFirst;
        }
        return Values(table, SheetField.From)
            .Any(x => x.Contains('/', StringComparison.Ordinal) || x.Contains('.', StringComparison.Ordinal))
            ? DayOrder.DayFirst
            : DayOrder.YearFirst;
    }

    private bool HasDecimalComma(SheetTable table) =>
        Values(table, SheetField.Amount)
            .Any(x =>
                x.LastIndexOf(',') is var at and >= 0
                && at > x.LastIndexOf('.')
                && x.Length - at - 1 is 1 or 2
            );

    private IEnumerable<string> Values(SheetTable table, SheetField field) =>
        from c in Enumerable.Range(0, Fields.Count)
        where Fields[c] == field
        from row in table.Rows.Skip(FirstRow).Take(200)
        let text = Cell(row, c).Trim()
        where text.Length > 0
        select text;

    private static SheetLayout Make(List<string> names, List<SheetField> fields, int first, bool tagged)
    {
        var met = new HashSet<SheetField>();
        for (var c = 0; c < fields.Count; c++)
            if (
                fields[c]
                    is not (
                        SheetField.Country
                        or SheetField.Funder
                        or SheetField.Implementer
                        or SheetField.Sector
                    )
                && !met.Add(fields[c])
            )
                fields[c] = SheetField.None;
        return new(names, fields, first, tagged);
    }

    private static List<string> Names(
        IReadOnlyList<IReadOnlyList<string>> rows,
        int head,
        int width,
        IReadOnlyList<string> tags
    )
    {
        var groups =
            head > 0 && rows[head - 1].Count(x => !string.IsNullOrWhiteSpace(x)) >= 2 ? rows[head - 1] : [];
        var names = new List<string>();
        var group = "";
        for (var c = 0; c < width; c++)
        {
            group = Seen(Cell(groups, c)) is { Length: > 0 } begun ? begun : group;
            var own = head < 0 ? "" : Seen(Cell(rows[head], c));
            var name = (group.Length, own.Length) switch
            {
                (> 0, > 0) => $"{group} – {own}",
                (_, > 0) => own,
                _ when Seen(Cell(tags, c)) is { Length: > 0 } tag => tag,
                (> 0, _) => group,
                _ => "",
            };
            name = name.Length > 120 ? name[..120] : name;
            if (name.Length == 0 || names.Contains(name))
                name = $"{name} ({Exchange.XlsxFile.Letters(c)})".Trim();
            names.Add(name);
        }
        return names;
    }

    private static int HeadAbove(IReadOnlyList<IReadOnlyList<string>> rows, int tags) =>
        tags > 0 && rows[tags - 1].Any(x => !string.IsNullOrWhiteSpace(x)) ? tags - 1 : -1;

    private static bool IsTagRow(IReadOnlyList<string> row)
    {
        var filled = row.Where(x => !string.IsNullOrWhiteSpace(x)).ToList();
        return filled.Count > 0
            && filled.All(x => x.TrimStart().StartsWith('#') && x.Trim().Length is > 1 and < 100);
    }

    private static SheetField Guess(IReadOnlyList<string> head, List<string> names, int column) =>
        OfWord(Cell(head, column)) is var own && own != SheetField.None ? own : OfWord(names[column]);

    private static SheetField OfTag(string tag)
    {
        var parts = tag.Trim().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Split('+');
        return Words
            .SelectMany(x => x.Tags, (words, known) => (words.Field, Parts: known.Split('+')))
            .Where(x => x.Parts[0] == parts[0] && x.Parts.Skip(1).All(parts.Contains))
            .OrderByDescending(x => x.Parts.Length)
            .Select(x => x.Field)
            .FirstOrDefault();
    }

    private static SheetField OfWord(string head)
    {
        if (head.Length > 80)
            return SheetField.None;
        var plain = Plain(head);
        if (plain.Length == 0)
            return SheetField.None;
        foreach (var words in Words)
            if (words.Plain.Contains(plain))
                return words.Field;
        return Words
            .SelectMany(x => x.Plain, (words, word) => (words.Field, Word: word))
            .Where(x => x.Word.Length >= 5 && plain.Contains(x.Word, StringComparison.Ordinal))
            .OrderByDescending(x => x.Word.Length)
            .Select(x => x.Field)
            .FirstOrDefault();
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetter(letter))
                plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    private static string Cell(IReadOnlyList<string> row, int column) =>
        column < row.Count ? row[column] : "";

    private static string Short(string text) =>
        Seen(text) is { Length: > 60 } seen ? seen[..59] + "…" : Seen(text);

    /// <summary>Without what cannot be seen, as no act may carry it.</summary>
    private static string Seen(string text)
    {
        var seen = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\n' or '\r' or '\t')
                seen.Append(' ');
            else if (
                rune.Value != 0xFFFD
                && Rune.GetUnicodeCategory(rune)
                    is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse)
            )
                seen.Append(rune.ToString());
        return seen.ToString().Trim();
    }

    private static List<ColumnWords> Load()
    {
        var file = JsonSerializer.Deserialize<ColumnFile>(
            Embedded.Text("landscape", "column-words.json"),
            JsonSerializerOptions.Web
        )!;
        return file
            .Fields.Select(x => new ColumnWords(
                JsonNames.Parse<SheetField>(x.Field)!.Value,
                x.Tags,
                [.. x.Words.Select(Plain)]
            ))
            .ToList();
    }

    private sealed record ColumnWords(SheetField Field, IReadOnlyList<string> Tags, HashSet<string> Plain);

    private sealed record ColumnFile(IReadOnlyList<ColumnEntry> Fields);

    private sealed record ColumnEntry(string Field, IReadOnlyList<string> Tags, IReadOnlyList<string> Words);
}
