namespace Confero;

/// <summary>How a refusal is answered at the edge.</summary>
public enum RefusalKind
{
    /// <summary>A rule was not met; the message says which and what to do.</summary>
    Rule,

    /// <summary>The input itself is wrong.</summary>
    Invalid,

    /// <summary>It does not exist, or this member may not know that it does; the two are never told apart.</summary>
    NotFound,

    /// <summary>The member may know the thing but not do this to it.</summary>
    Forbidden,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Conflict,
}

/// <summary>
/// Why an act was not done: a stable code such as <c>request.needs-second-person</c>, turned into text in the
/// reader's language at the edge. <paramref name="Field"/> names the input at fault, if one is.
/// </summary>
public sealed record Refusal(string Code, RefusalKind Kind = RefusalKind.Rule, string? Field = null)
{
    /// <summary>What the text of the code mentions, in order.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    public static Refusal NotFound { get; } = new("act.not-found", RefusalKind.NotFound);

    public static Refusal NotYours { get; } = new("act.not-your-role", RefusalKind.Forbidden);

    public static Refusal ChangedMeanwhile { get; } = new("act.changed-meanwhile", RefusalKind.Conflict);

    /// <summary>The person must first prove afresh who they are; what was sent is asked for again with the proof.</summary>
    public static Refusal StepUp { get; } = new("act.step-up", RefusalKind.Forbidden);

    /// <summary>A token was used for what it was not made for.</summary>
    public static Refusal OutOfScope { get; } = new("token.out-of-scope", RefusalKind.Forbidden);

    /// <summary>No token does this, whatever it was made for.</summary>
    public static Refusal NeedsAPerson { get; } = new("token.needs-a-person", RefusalKind.Forbidden);

    public static Refusal Missing(string field) => new("input.missing", RefusalKind.Invalid, field);

    public static Refusal TooLong(string field, int most) =>
        new("input.too-long", RefusalKind.Invalid, field)
        {
            Args = [most.ToString(CultureInfo.InvariantCulture)],
        };

    public static Refusal Unknown(string field, string value) =>
        new("input.unknown-code", RefusalKind.Invalid, field) { Args = [value] };

    public static Refusal Invalid(string code, string field, params string[] args) =>
        new(code, RefusalKind.Invalid, field) { Args = args };

    public static Refusal Rule(string code, params string[] args) => new(code) { Args = args };
}
