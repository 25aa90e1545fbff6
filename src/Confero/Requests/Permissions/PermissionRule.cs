namespace Confero.Requests.Permissions;

/// <summary>One row of the permission table. What a row does not mention may be anything.</summary>
public sealed record PermissionRule
{
    public required string Code { get; init; }
    public required PermissionEffect Effect { get; init; }
    public IReadOnlyList<string> Acts { get; init; } = [];
    public IReadOnlyList<string>? Viewers { get; init; }
    public IReadOnlyList<string>? Relations { get; init; }
    public IReadOnlyList<string>? States { get; init; }
    public IReadOnlyList<string>? Out { get; init; }
    public IReadOnlyList<string>? Classes { get; init; }
    public IReadOnlyList<string>? Card { get; init; }
    public IReadOnlyList<string>? Sections { get; init; }

    /// <summary>Why, in one sentence, by language tag.</summary>
    public required IReadOnlyDictionary<string, string> Reason { get; init; }

    /// <summary>Whether the row says anything about a cell.</summary>
    public bool Covers(PermissionCell cell) =>
        Admits(Acts, cell.Act)
        && Admits(Viewers, cell.Viewer)
        && Admits(Relations, cell.Relation)
        && Admits(States, cell.State)
        && Admits(Out, cell.Out)
        && Admits(Classes, cell.Class)
        && Admits(Card, cell.Card)
        && Admits(Sections, cell.Section);

    private static bool Admits(IReadOnlyList<string>? named, string value) =>
        named is null || named.Count == 0 || named.Contains(value);
}

/// <summary>What a row of the permission table does.</summary>
public enum PermissionEffect
{
    /// <summary>It may be done, unless another row says never.</summary>
    Allow,

    /// <summary>It may not be done, whatever other rows say.</summary>
    Never,
}

/// <summary>One question to the permission table: may this viewer, standing so to a case in this situation, do this?</summary>
/// <param name="Viewer">A role, or <c>public</c>.</param>
/// <param name="Relation">
/// To the case: <c>author</c> (of its State, and wrote on it or handed it in), <c>owner</c> (of its State, and did neither),
/// <c>named</c>, <c>introduced</c>, or <c>none</c>.
/// </param>
/// <param name="State">State of the case in its process.</param>
/// <param name="Out">How far the State's consents took it: <c>capital</c>, <c>secretariat</c> or <c>circulated</c>.</param>
/// <param name="Class">The class granted, or for the act that grants one the class wanted; <c>-</c> where it does not matter.</param>
/// <param name="Card">Whether the State allowed anonymous cards; <c>-</c> where it does not matter.</param>
/// <param name="Section">The section; <c>case</c> for the case as a whole.</param>
public readonly record struct PermissionCell(
    string Viewer,
    string Relation,
    string State,
    string Out,
    string Class,
    string Card,
    string Act,
    string Section
)
{
    public override string ToString() => $"{Viewer},{Relation},{State},{Out},{Class},{Card},{Act},{Section}";
}
