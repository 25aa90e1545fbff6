using System.Security.Cryptography;
using System.Text;
using Confero.Assessments;

namespace Confero.Web.Pages.Assessments;

/// <summary>The fields of one answer, with a mark of what they were, so that untouched answers are left alone.</summary>
public sealed class AnswerForm
{
    /// <summary>A code, a number, a day or words; <c>not-applicable</c> and <c>unknown</c> are chosen beside it.</summary>
    public string? Value { get; set; }
    public string? Standing { get; set; }
    public string? Reason { get; set; }
    public string? Note { get; set; }
    public string? Evidence { get; set; }
    public string? Version { get; set; }
    public string? Was { get; set; }

    public bool Touched => Was != Mark();

    /// <summary>The version that was shown; null where there was no answer.</summary>
    public Guid? Expected => Guid.TryParse(Version, out var version) ? version : null;

    public static AnswerForm Of(AnswerView? answer)
    {
        var form = new AnswerForm
        {
            Value = answer?.Value,
            Standing = answer?.Standing
                is Confero.Assessments.Standing.NotApplicable
                    or Confero.Assessments.Standing.Unknown
                ? JsonNames.Of(answer.Standing)
                : "",
            Reason = answer?.Reason,
            Note = answer?.Note,
            Evidence = answer?.Evidence,
            Version = answer?.Version?.ToString() ?? "",
        };
        form.Was = form.Mark();
        return form;
    }

    public AnswerInput ToInput() =>
        new()
        {
            Standing = JsonNames.Parse<Standing>(Standing) ?? Confero.Assessments.Standing.Answered,
            Value = Value,
            Reason = Reason,
            Note = Note,
            Evidence = Evidence,
        };

    /// <summary>A short mark of the content.</summary>
    public string Mark()
    {
        var content = string.Join(
            '\u001f',
            new[] { Value, Standing, Reason, Note, Evidence }.Select(x =>
                (x ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim()
            )
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
    }
}
