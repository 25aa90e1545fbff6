namespace Confero.Assessments;

/// <summary>What must hold of an answer, wherever it comes from.</summary>
internal static class AnswerRules
{
    public const int MostText = 5_000;
    private const int MostReason = 1_000;

    /// <summary>Checks a tidy answer and writes its value as the machine writes it.</summary>
    /// <param name="today">No day may lie after it.</param>
    public static (AnswerInput Answer, IReadOnlyList<Refusal> Faults) Check(
        Question question,
        AnswerInput answer,
        DateOnly today
    )
    {
        var faults = new List<Refusal>();
        var field = question.Code;
        if (answer.Standing is Standing.NotApplicable or Standing.Unknown && answer.Reason is null)
            faults.Add(Refusal.Invalid("assessment.reason-missing", field));
        if (answer.Standing == Standing.NotApplicable && question.AlwaysApplies)
            faults.Add(Refusal.Invalid("assessment.always-applies", field));
        if (answer.Reason?.Length > MostReason)
            faults.Add(Refusal.TooLong(field, MostReason));
        if (answer.Note?.Length > MostText || answer.Evidence?.Length > MostText)
            faults.Add(Refusal.TooLong(field, MostText));
        if (Links(answer.Evidence).Any(x => !IsLink(x)))
            faults.Add(Refusal.Invalid("assessment.not-a-link", field));
        if (answer.Value is not { } value)
            return (answer, faults);
        if (Value(question, value, today) is { } known)
            return (answer with { Value = known }, faults);
        faults.Add(Expected(question, field));
        return (answer, faults);
    }

    /// <summary>The lines of evidence that mean to be links.</summary>
    private static IEnumerable<string> Links(string? evidence) =>
        (evidence ?? "")
            .Split('\n')
            .Select(x => x.Trim())
            .Where(x => x.Contains("://", StringComparison.Ordinal));

    /// <summary>Whether a line of evidence may be followed as a link.</summary>
    public static bool IsLink(string line) =>
        Uri.TryCreate(line.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && !line.Trim().Contains(' ');

    /// <summary>The value as the machine writes it; null when it is none for this question.</summary>
    private static string? Value(Question question, string value, DateOnly today) =>
        question.Type switch
        {
            QuestionType.YesNo => value is "yes" or "partly" or "no" ? value : null,
            QuestionType.Level => value is "0" or "1" or "2" or "3" ? value : null,
            QuestionType.Choice => question.Choices.Any(x => x.Code == value) ? value : null,
            QuestionType.Number => Number(question, value),
            QuestionType.Date => Day(value, today),
            _ => value.Length <= MostText ? value : null,
        };

    private static string? Number(Question question, string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= (question.Minimum ?? 0)
        && number <= (question.Maximum ?? 1_000_000_000)
            ? number.ToString("0.####", CultureInfo.InvariantCulture)
            : null;

    private static string? Day(string value, DateOnly today) =>
        DateOnly.TryParseExact(
            value,
            ["yyyy-MM-dd", "yyyy-M-d"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
        && day <= today
        && day.Year >= 1900
            ? day.ToString("O", CultureInfo.InvariantCulture)
            : null;

    private static Refusal Expected(Question question, string field) =>
        question.Type switch
        {
            QuestionType.Number => Refusal.Invalid(
                "assessment.not-a-number",
                field,
                Text(question.Minimum ?? 0),
                Text(question.Maximum ?? 1_000_000_000)
            ),
            QuestionType.Date => Refusal.Invalid("assessment.not-a-day", field),
            QuestionType.Text => Refusal.TooLong(field, MostText),
            _ => Refusal.Invalid("assessment.not-a-choice", field),
        };

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
