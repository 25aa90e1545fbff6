using Confero.Languages;

namespace Confero.Assessments;

/// <summary>Answers in the words of a language, and back: the same on pages, in prints and in spreadsheets.</summary>
public static class AnswerWords
{
    private static readonly string[] YesNo = ["yes", "partly", "no"];
    private static readonly string[] Levels = ["0", "1", "2", "3"];

    /// <summary>The codes a question can be answered with; empty for numbers, dates and words.</summary>
    public static IReadOnlyList<string> Codes(Question question) =>
        question.Type switch
        {
            QuestionType.YesNo => YesNo,
            QuestionType.Level => Levels,
            QuestionType.Choice => [.. question.Choices.Select(x => x.Code)],
            _ => [],
        };

    /// <summary>A code in words.</summary>
    public static string Word(Question question, string code, CultureInfo culture) =>
        question.Type switch
        {
            QuestionType.YesNo => Texts.Get($"assessment.answer.{code}", culture),
            QuestionType.Level => Texts.Get($"assessment.answer.{code}", culture),
            QuestionType.Choice => question.Choices.FirstOrDefault(x => x.Code == code) is { } choice
                ? Pick(choice.Names, culture)
                : code,
            _ => code,
        };

    /// <summary>A value as people read it; numbers with their unit, days in full.</summary>
    public static string Read(Question question, string value, CultureInfo culture) =>
        question.Type switch
        {
            QuestionType.Number => decimal.Parse(value, CultureInfo.InvariantCulture)
                .ToString("#,0.####", culture) + (question.Unit is { } unit ? $" {Pick(unit, culture)}" : ""),
            QuestionType.Date => DateOnly
                .ParseExact(value, "O", CultureInfo.InvariantCulture)
                .ToString("d MMMM yyyy", culture),
            _ => Word(question, value, culture),
        };

    /// <summary>The code of a word in any language, or the code itself; what is neither comes back as it is.</summary>
    public static string Code(Question question, string word)
    {
        var wanted = word.Trim();
        foreach (var code in Codes(question))
            if (
                string.Equals(code, wanted, StringComparison.OrdinalIgnoreCase)
                || Language.Offered.Any(x =>
                    string.Equals(
                        Word(question, code, CultureInfo.GetCultureInfo(x.Tag)),
                        wanted,
                        StringComparison.OrdinalIgnoreCase
                    )
                )
            )
                return code;
        return wanted;
    }

    /// <summary>The text of a language, English where there is none.</summary>
    public static string Pick(IReadOnlyDictionary<string, string> names, CultureInfo culture) =>
        names.TryGetValue(culture.TwoLetterISOLanguageName, out var text) ? text : names["en"];
}
