using Confero.Exchange;
using Confero.Languages;

namespace Confero.Assessments;

/// <summary>A row of an answer sheet as it was read.</summary>
/// <param name="Place">The cell of the answer, as <c>Answers!E4</c>.</param>
/// <param name="Version">The version of the answer when the sheet was made; null where there was none.</param>
public sealed record AnswerRow(string Place, string Question, AnswerInput Answer, Guid? Version);

/// <summary>The rows, or why the file is refused as a whole.</summary>
public sealed record AnswerSheetReading(IReadOnlyList<AnswerRow> Rows, Refusal? Fault);

/// <summary>Reads answer sheets from strangers, whatever language they were made in.</summary>
public static class AnswerSheetReader
{
    /// <summary>The largest file that is looked at, in bytes.</summary>
    public const int MostBytes = 5 << 20;

    /// <param name="questionnaire">The questions whose answers are looked for.</param>
    public static AnswerSheetReading Read(Stream file, Questionnaire questionnaire)
    {
        if (XlsxFile.Read(file) is not { } sheets)
            return new([], Refusal.Invalid("import.not-a-spreadsheet", "file"));
        if (sheets.FirstOrDefault(x => x.Name == AnswerSheet.SheetName) is not { Rows.Count: > 0 } sheet)
            return new([], Refusal.Invalid("import.no-known-sheet", "file", AnswerSheet.SheetName));
        var columns = ColumnsOf(sheet.Rows[0]);
        foreach (var needed in new[] { "question", "answer" })
            if (!columns.ContainsKey(needed))
                return new(
                    [],
                    Refusal.Invalid(
                        "assessment.column-missing",
                        "file",
                        AnswerSheet.Head(needed, CultureInfo.CurrentUICulture)
                    )
                );
        return new(
            [
                .. sheet
                    .Rows.Skip(1)
                    .Select((cells, i) => Row(cells, i + 2, columns, questionnaire))
                    .OfType<AnswerRow>(),
            ],
            null
        );
    }

    /// <summary>Columns by what their heads say in any language.</summary>
    private static Dictionary<string, int> ColumnsOf(IReadOnlyDictionary<int, string> heads)
    {
        var columns = new Dictionary<string, int>();
        foreach (var (at, head) in heads)
            if (
                Array.Find(
                    AnswerSheet.Columns,
                    x =>
                        x == head.Trim()
                        || Language.Offered.Any(l =>
                            AnswerSheet.Head(x, CultureInfo.GetCultureInfo(l.Tag)) == head.Trim()
                        )
                ) is
                { } column
            )
                columns.TryAdd(column, at);
        return columns;
    }

    private static AnswerRow? Row(
        IReadOnlyDictionary<int, string> cells,
        int number,
        Dictionary<string, int> columns,
        Questionnaire questionnaire
    )
    {
        string Cell(string column) =>
            columns.TryGetValue(column, out var at) ? cells.GetValueOrDefault(at, "").Trim() : "";
        if (Cell("question") is not { Length: > 0 } code)
            return null;
        var value = Cell("answer");
        var question = questionnaire.Find(code);
        return new AnswerRow(
            $"{AnswerSheet.SheetName}!{XlsxFile.Letters(columns["answer"])}{number}",
            code,
            new AnswerInput
            {
                Standing = StandingOf(Cell("standing")),
                Value = question is null ? value : Value(question, value),
                Reason = Cell("reason"),
                Note = Cell("note"),
                Evidence = Cell("evidence"),
            },
            Guid.TryParse(Cell("version"), out var version) ? version : null
        );
    }

    private static Standing StandingOf(string word)
    {
        foreach (var standing in new[] { Standing.NotApplicable, Standing.Unknown })
            if (
                string.Equals(word, JsonNames.Of(standing), StringComparison.OrdinalIgnoreCase)
                || Language.Offered.Any(x =>
                    string.Equals(
                        word,
                        Texts.Get(
                            $"assessment.standing.{JsonNames.Of(standing)}",
                            CultureInfo.GetCultureInfo(x.Tag)
                        ),
                        StringComparison.OrdinalIgnoreCase
                    )
                )
            )
                return standing;
        return Standing.Answered;
    }

    private static string Value(Question question, string text) =>
        question.Type switch
        {
            QuestionType.Number => Digits(text),
            QuestionType.Date => Day(Digits(text)),
            QuestionType.Text => text,
            _ => AnswerWords.Code(question, text),
        };

    /// <summary>Arabic-Indic digits and separators as the machine writes them.</summary>
    private static string Digits(string text) =>
        string.Concat(
            text.Select(x =>
                x switch
                {
                    >= '٠' and <= '٩' => (char)('0' + (x - '٠')),
                    >= '۰' and <= '۹' => (char)('0' + (x - '۰')),
                    '٫' => '.',
                    _ => x,
                }
            )
        );

    /// <summary>A day as people type it, or as a spreadsheet counts it from 1900.</summary>
    private static string Day(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
        && serial is > 60 and < 100_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial)).ToString("O", CultureInfo.InvariantCulture)
            : text;
}
