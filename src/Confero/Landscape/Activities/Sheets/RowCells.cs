namespace Confero.Landscape.Activities.Sheets;

/// <summary>The cells of one row by the field they hold.</summary>
internal sealed class RowCells(
    SheetTable table,
    int row,
    IReadOnlyList<(int Column, SheetField Field)> columns,
    List<Finding> findings
)
{
    /// <summary>The filled cells of a field, with their columns.</summary>
    public IEnumerable<(string Text, int Column)> Cells(SheetField field) =>
        columns
            .Where(x => x.Field == field && x.Column < table.Rows[row].Count)
            .Select(x => (table.Rows[row][x.Column].Trim(), x.Column))
            .Where(x => x.Item1.Length > 0);

    public IEnumerable<string> All(SheetField field) => Cells(field).Select(x => x.Text);

    /// <summary>The first filled cell of a field.</summary>
    public string? Text(SheetField field) => All(field).FirstOrDefault();

    public void Fault(SheetField field, string code, bool rejects, params IReadOnlyList<string> args)
    {
        var column = columns
            .FirstOrDefault(x => x.Field == field, (Column: 0, Field: SheetField.None))
            .Column;
        Fault(column, code, rejects, args);
    }

    public void Fault(int column, string code, bool rejects, params IReadOnlyList<string> args) =>
        findings.Add(new(row + 1, table.Cell(row, column), code, rejects, args));
}
