namespace Confero.Matching.Model;

/// <summary>
/// A fact said in a code and named arguments; words in any language are made from it elsewhere.
/// Codes are those of <see cref="Eligibility.RuleCodes"/>, <see cref="Scoring.CriterionCodes"/> and
/// <see cref="Planning.PlanReasonCodes"/>. Arguments hold codes, ids, ISO dates and plain integers.
/// </summary>
[method: System.Text.Json.Serialization.JsonConstructor]
public sealed record Reason(string Code, IReadOnlyDictionary<string, string> Arguments)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>A reason without arguments.</summary>
    public Reason(string code)
        : this(code, None) { }
}
