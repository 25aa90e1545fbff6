using Confero.Exchange;
using Confero.Languages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Confero.Assessments;

/// <summary>
/// The answers of an assessment as a workbook that can be filled in without Confero: one row a question, from right to
/// left for Arabic. Every cell is text, so that nothing is ever taken for a formula; each row carries the version of its
/// answer, so that what others changed meanwhile is not overwritten.
/// </summary>
public static class AnswerSheet
{
    internal const string SheetName = "Answers";

    /// <summary>Columns in their order; the first row holds their names, the columns are found by it.</summary>
    internal static readonly string[] Columns =
    [
        "question",
        "section",
        "text",
        "expected",
        "answer",
        "standing",
        "reason",
        "note",
        "evidence",
        "version",
    ];
    private static readonly double[] Widths = [12, 22, 60, 26, 22, 18, 30, 36, 36, 12];

    /// <summary>Writes the workbook in the language of a culture; the assessment must be the viewer's own.</summary>
    public static byte[] Write(AssessmentView assessment, CultureInfo culture)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = Styles();
            var part = workbook.AddNewPart<WorksheetPart>("answers");
            part.Worksheet = Sheet(assessment, culture);
            workbook.Workbook.Sheets!.Append(
                new Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = 1,
                    Name = SheetName,
                }
            );
        }
        return file.ToArray();
    }

    /// <summary>The name of a column in words.</summary>
    internal static string Head(string column, CultureInfo culture) =>
        Texts.Get($"assessment.sheet.{column}", culture);

    private static Worksheet Sheet(AssessmentView assessment, CultureInfo culture)
    {
        var rows = Rows(assessment, culture).ToList();
        var data = new SheetData(rows.Select((x, i) => Row(x, i)));
        return new Worksheet(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                    RightToLeft = Language.Of(culture).RightToLeft,
                }
            ),
            new Columns(
                Widths.Select(
                    (width, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = width,
                            CustomWidth = true,
                        }
                )
            ),
            data,
            Validations(assessment, culture)
        );
    }

    private static IEnumerable<string[]> Rows(AssessmentView assessment, CultureInfo culture)
    {
        yield return [.. Columns.Select(x => Head(x, culture))];
        foreach (var section in assessment.Sections)
        foreach (var question in assessment.Of(section))
        {
            var answer = assessment.Answers.GetValueOrDefault(question.Code);
            yield return
            [
                question.Code,
                AnswerWords.Pick(section.Names, culture),
                AnswerWords.Pick(question.Texts, culture),
                Expected(question, culture),
                answer?.Value is { } value ? AnswerWords.Word(question, value, culture) : "",
                answer is null or { Standing: Standing.Open or Standing.Answered }
                    ? ""
                    : Texts.Get($"assessment.standing.{JsonNames.Of(answer.Standing)}", culture),
                answer?.Reason ?? "",
                answer?.Note ?? "",
                answer?.Evidence ?? "",
                answer?.Version?.ToString() ?? "",
            ];
        }
    }

    private static string Expected(Question question, CultureInfo culture)
    {
        var codes = AnswerWords.Codes(question);
        var expected =
            codes.Count > 0
                ? string.Join(" / ", codes.Select(x => AnswerWords.Word(question, x, culture)))
                : Texts.Get($"assessment.expects.{JsonNames.Of(question.Type)}", culture);
        return question.Unit is { } unit ? $"{expected} ({AnswerWords.Pick(unit, culture)})" : expected;
    }

    /// <summary>Lists to choose from, where a spreadsheet can hold them: 255 letters without a comma within.</summary>
    private static DataValidations Validations(AssessmentView assessment, CultureInfo culture)
    {
        var questions = assessment.Sections.SelectMany(assessment.Of).ToList();
        var lists = questions
            .Select(
                (x, i) =>
                    (
                        Row: i + 2,
                        Words: AnswerWords.Codes(x).Select(c => AnswerWords.Word(x, c, culture)).ToList()
                    )
            )
            .Where(x => x.Words.Count > 0 && x.Words.TrueForAll(w => !w.Contains(',') && !w.Contains('"')))
            .Where(x => x.Words.Sum(w => w.Length + 1) < 255)
            .Select(x => List(x.Words, $"E{x.Row}"));
        Standing[] standings = [Standing.NotApplicable, Standing.Unknown];
        var standing = List(
            [.. standings.Select(x => Texts.Get($"assessment.standing.{JsonNames.Of(x)}", culture))],
            $"F2:F{questions.Count + 1}"
        );
        List<DataValidation> all = [.. lists, standing];
        return new DataValidations(all) { Count = (uint)all.Count };
    }

    private static DataValidation List(List<string> words, string where) =>
        new(new Formula1($"\"{string.Join(',', words)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = where },
        };

    private static Row Row(string[] texts, int index) =>
        new(
            texts
                .Select((text, column) => (text, column))
                .Where(x => x.text.Length > 0)
                .Select(x => new Cell
                {
                    CellReference = $"{XlsxFile.Letters(x.column)}{index + 1}",
                    DataType = CellValues.InlineString,
                    StyleIndex = index == 0 ? 1u : 2u,
                    InlineString = new InlineString(
                        new Text(new string([.. x.text.Where(System.Xml.XmlConvert.IsXmlChar)]))
                        {
                            Space = SpaceProcessingModeValues.Preserve,
                        }
                    ),
                })
        )
        {
            RowIndex = (uint)index + 1,
        };

    /// <summary>0 plain, 1 bold for the head, 2 wrapped text cells.</summary>
    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            )
            {
                Count = 2,
            },
            new Borders(new Border()) { Count = 1 },
            new CellFormats(Format(0, false), Format(1, true), Format(0, true)) { Count = 3 }
        );

    private static CellFormat Format(uint font, bool wrap) =>
        new(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top })
        {
            FontId = font,
            ApplyFont = true,
            ApplyAlignment = true,
            NumberFormatId = 49,
            ApplyNumberFormat = true,
        };
}
