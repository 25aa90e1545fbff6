using Confero.Taxonomy;

namespace Confero.Landscape.Activities.Sheets;

/// <summary>Reads the rows of a spreadsheet as activities, by the mapping kept for its source, each fault with its cell.</summary>
public sealed class SheetReader : IRecordReader
{
    private readonly SheetTable? table;
    private readonly SheetLayout? layout;
    private readonly SheetRow? rows;
    private int next;

    public SheetReader(Stream file, ActivitySource source, Countries countries, Taxonomies taxonomies)
    {
        using (file)
            table = Choose(SheetTable.Read(file), source.Mapping?.Sheet);
        if (table is null)
        {
            Fault = new(0, "", "not-a-sheet", true);
            return;
        }
        layout = SheetLayout.Find(table);
        if (layout is null)
        {
            Fault = new(0, table.Name ?? "", "no-heads", true);
            return;
        }
        var mapping = source.Mapping is { Columns.Count: > 0 } kept ? kept : layout.Propose(table);
        var lost = mapping
            .Columns.Where(x => x.Field != SheetField.None && !layout.Headers.Contains(x.Header))
            .ToList();
        if (lost.Count > 0)
            Fault = new(layout.FirstRow, table.Name ?? "", "column-gone", true, lost[0].Header);
        rows = new SheetRow(table, layout, mapping, source.Id, countries, taxonomies);
        next = layout.FirstRow;
    }

    public Finding? Fault { get; private set; }

    public ReadRecord? Next()
    {
        if (Fault is not null || table is null || rows is null)
            return null;
        for (; next < table.Rows.Count; next++)
            if (table.Rows[next].Any(x => !string.IsNullOrWhiteSpace(x)))
                return rows.Read(next++);
        return null;
    }

    public void Dispose() { }

    private static SheetTable? Choose(IReadOnlyList<SheetTable>? tables, string? name) =>
        tables is not { Count: > 0 }
            ? null
            : tables.FirstOrDefault(x => name is null ? SheetLayout.Find(x) is not null : x.Name == name)
                ?? tables[0];

    /// <summary>The table of a file that has heads, and a mapping for it; null where it has none.</summary>
    public static SheetMapping? Propose(Stream file) =>
        Choose(SheetTable.Read(file), null) is { } table && SheetLayout.Find(table) is { } layout
            ? layout.Propose(table)
            : null;
}
