namespace Confero.Assessments;

/// <summary>What a member says to one question.</summary>
public sealed record AnswerInput
{
    /// <summary>Answered with an empty value takes an answer back.</summary>
    public Standing Standing { get; init; } = Standing.Answered;
    public string? Value { get; init; }
    public string? Reason { get; init; }
    public string? Note { get; init; }
    public string? Evidence { get; init; }

    /// <summary>What a stored answer says.</summary>
    public static AnswerInput Of(Answer? answer) =>
        answer is null
            ? new() { Standing = Standing.Open }
            : new()
            {
                Standing = answer.Standing,
                Value = answer.Value,
                Reason = answer.Reason,
                Note = answer.Note,
                Evidence = answer.Evidence,
            };

    /// <summary>The same in the form in which it is stored: trimmed, nothing for empty, no value beside a reason.</summary>
    public AnswerInput Tidy()
    {
        var value = Standing == Standing.Answered ? Trimmed(Value) : null;
        var standing = Standing == Standing.Answered && value is null ? Standing.Open : Standing;
        return new()
        {
            Standing = standing,
            Value = value,
            Reason = standing is Standing.NotApplicable or Standing.Unknown ? Trimmed(Reason) : null,
            Note = Trimmed(Note),
            Evidence = Trimmed(Evidence),
        };
    }

    private static string? Trimmed(string? text)
    {
        var trimmed = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }
}
