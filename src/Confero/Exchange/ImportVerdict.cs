namespace Confero.Exchange;

/// <summary>What an import says of one row.</summary>
/// <param name="Place">Where, as <c>Needs!F4</c> in a spreadsheet or <c>$.needs[2].kind</c> in JSON.</param>
/// <param name="Key">The key of the row, if it has one.</param>
public sealed record ImportVerdict(
    string Place,
    string? Key,
    ImportEffect Effect,
    IReadOnlyList<Refusal> Faults
);

/// <summary>What an import does, or would do, with a row.</summary>
public enum ImportEffect
{
    /// <summary>A new row.</summary>
    Added,

    /// <summary>A row that is there and differs.</summary>
    Updated,

    /// <summary>A row that is there and says the same.</summary>
    Unchanged,

    /// <summary>Nothing; the faults say why.</summary>
    Refused,
}

/// <summary>What an import may do.</summary>
public enum ImportMode
{
    /// <summary>Only new rows; a key that is there already is refused.</summary>
    Add,

    /// <summary>New rows, and changes to rows that are there.</summary>
    Update,
}

/// <summary>The verdicts of all rows. Nothing is stored when one row is refused.</summary>
public sealed record ImportReport(IReadOnlyList<ImportVerdict> Rows)
{
    public bool Clean => Rows.All(x => x.Effect != ImportEffect.Refused);

    public int Count(ImportEffect effect) => Rows.Count(x => x.Effect == effect);
}
