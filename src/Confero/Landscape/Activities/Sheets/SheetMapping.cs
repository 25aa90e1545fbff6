namespace Confero.Landscape.Activities.Sheets;

/// <summary>How the columns of a source's spreadsheets are read; proposed from their heads, edited and kept by a person.</summary>
public sealed record SheetMapping
{
    private const int MostColumns = 200;

    /// <summary>The sheet to read; null for the first that has rows.</summary>
    public string? Sheet { get; init; }
    public IReadOnlyList<SheetColumn> Columns { get; init; } = [];
    public DayOrder Days { get; init; } = DayOrder.YearFirst;

    /// <summary>Whether a comma stands before fractions, as in 1.234,50.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>What holds where a row does not say it.</summary>
    public string? Currency { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public FlowKind Flow { get; init; } = FlowKind.Commitment;

    /// <summary>The first rows of the file it was proposed from, to look at while editing.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample { get; init; } = [];

    public SheetField FieldOf(string header) =>
        Columns.FirstOrDefault(x => x.Header == header)?.Field ?? SheetField.None;

    internal IEnumerable<Refusal> Faults()
    {
        if (Columns.Count > MostColumns)
            yield return Refusal.Invalid("input.out-of-range", "columns", "1", "200");
        if (!Columns.Any(x => x.Field is SheetField.Title or SheetField.Description))
            yield return Refusal.Rule("landscape.mapping-needs-title");
        if (Country is null && !Columns.Any(x => x.Field is SheetField.Country or SheetField.Region))
            yield return Refusal.Rule("landscape.mapping-needs-country");
        foreach (
            var twice in Columns
                .Where(x =>
                    x.Field
                        is not (
                            SheetField.None
                            or SheetField.Country
                            or SheetField.Funder
                            or SheetField.Implementer
                            or SheetField.Sector
                            or SheetField.Description
                        )
                )
                .GroupBy(x => x.Field)
                .Where(x => x.Count() > 1)
        )
            yield return Refusal.Rule("landscape.mapping-twice", twice.First().Header, twice.Last().Header);
    }
}

/// <summary>A column, by its head, and what it holds.</summary>
public sealed record SheetColumn(string Header, SheetField Field);

/// <summary>What a column can hold.</summary>
public enum SheetField
{
    /// <summary>Nothing that is read.</summary>
    None,
    Identifier,
    Title,
    Description,
    Country,
    Region,
    From,
    To,
    Status,
    Reporter,
    Funder,
    Implementer,
    Amount,
    Currency,
    Flow,
    Sector,
    Kind,
    Stage,
    Link,
}

/// <summary>In which order days are written.</summary>
public enum DayOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}
