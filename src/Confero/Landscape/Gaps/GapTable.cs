namespace Confero.Landscape.Gaps;

/// <summary>What needs and supply can be laid out by.</summary>
public enum GapDimension
{
    Kind,
    Region,
    Stage,
    Objective,
    Language,
    Competence,
}

/// <summary>One need line as gaps see it. Days are when others, or the secretariat, could first know of each step.</summary>
/// <param name="Codes">Codes by dimension; none where the line does not say, so that anything will do.</param>
public sealed record GapLine(
    string NeedId,
    string RequestId,
    string State,
    IReadOnlyDictionary<GapDimension, IReadOnlyList<string>> Codes,
    DateOnly Since,
    DateOnly? AgreedOn,
    DateOnly? ReceivedOn,
    DateOnly? EndedOn
)
{
    /// <summary>Whether it was asked for that day, nobody had bound itself to meet it, and its case had not ended.</summary>
    public bool OpenOn(DateOnly day) => Since <= day && !(AgreedOn <= day) && !(EndedOn <= day);
}

/// <summary>One offer or expert as gaps see it.</summary>
/// <param name="Codes">Codes by dimension; a dimension that is absent is not restricted.</param>
public sealed record GapSupply(
    string Id,
    string Provider,
    IReadOnlyDictionary<GapDimension, IReadOnlyList<string>> Codes
)
{
    /// <summary>Whether it may serve what has this code.</summary>
    public bool Serves(GapDimension dimension, string code) =>
        code == GapTable.Unsaid || !Codes.TryGetValue(dimension, out var codes) || codes.Contains(code);
}

/// <summary>How exposed a cell is.</summary>
public enum GapRisk
{
    /// <summary>Nothing is asked for there, or at least two providers could serve it.</summary>
    None,

    /// <summary>One provider alone could serve it.</summary>
    OneProvider,

    /// <summary>Nobody could serve it.</summary>
    Nobody,
}

/// <summary>Need against supply where a row meets a column.</summary>
/// <param name="Asked">Need lines ever asked for.</param>
/// <param name="Open">Of these, lines that nobody has bound itself to meet.</param>
/// <param name="OldestDays">Days since the oldest of the open ones was asked for; null without one.</param>
/// <param name="Offers">Offers and experts that could serve it.</param>
/// <param name="Providers">How many different parties and people they come from.</param>
public sealed record GapCell(
    string Row,
    string Column,
    int Asked,
    int Open,
    int? OldestDays,
    int Offers,
    int Providers
)
{
    public GapRisk Risk =>
        Open == 0 || Providers > 1 ? GapRisk.None
        : Providers == 1 ? GapRisk.OneProvider
        : GapRisk.Nobody;
}

/// <summary>
/// Need against supply by two dimensions. A line that names several codes of a dimension counts in each of them, so
/// that rows and columns need not add up; the totals count every line once.
/// </summary>
public sealed record GapTable(
    GapDimension Rows,
    GapDimension Columns,
    IReadOnlyList<string> RowCodes,
    IReadOnlyList<string> ColumnCodes,
    IReadOnlyList<GapCell> Cells,
    int Asked,
    int Open
)
{
    /// <summary>The code of lines that do not say.</summary>
    public const string Unsaid = "unsaid";

    /// <summary>The cell where a row meets a column.</summary>
    public GapCell At(string row, string column) => Cells.First(x => x.Row == row && x.Column == column);

    /// <summary>Lays needs and supply out.</summary>
    public static GapTable Of(
        IReadOnlyCollection<GapLine> lines,
        IReadOnlyCollection<GapSupply> supply,
        GapDimension rows,
        GapDimension columns,
        DateOnly today
    )
    {
        var (rowCodes, columnCodes) = (CodesOf(lines, rows), CodesOf(lines, columns));
        var cells =
            from row in rowCodes
            from column in columnCodes
            select Cell(
                row,
                column,
                lines.Where(x => Has(x, rows, row) && Has(x, columns, column)).ToList(),
                supply.Where(x => x.Serves(rows, row) && x.Serves(columns, column)).ToList(),
                today
            );
        return new GapTable(
            rows,
            columns,
            rowCodes,
            columnCodes,
            [.. cells],
            lines.Count,
            lines.Count(x => x.OpenOn(today))
        );
    }

    private static List<string> CodesOf(IEnumerable<GapLine> lines, GapDimension dimension) =>
        [
            .. lines
                .SelectMany(x => Codes(x, dimension))
                .Distinct()
                .OrderBy(x => x == Unsaid)
                .ThenBy(x => x, StringComparer.Ordinal),
        ];

    private static IReadOnlyList<string> Codes(GapLine line, GapDimension dimension) =>
        line.Codes.GetValueOrDefault(dimension) is { Count: > 0 } codes ? codes : [Unsaid];

    private static bool Has(GapLine line, GapDimension dimension, string code) =>
        Codes(line, dimension).Contains(code);

    private static GapCell Cell(
        string row,
        string column,
        List<GapLine> lines,
        List<GapSupply> supply,
        DateOnly today
    )
    {
        var open = lines.FindAll(x => x.OpenOn(today));
        return new GapCell(
            row,
            column,
            lines.Count,
            open.Count,
            open.Count == 0 ? null : today.DayNumber - open.Min(x => x.Since).DayNumber,
            supply.Count,
            supply.Select(x => x.Provider).Distinct().Count()
        );
    }
}
