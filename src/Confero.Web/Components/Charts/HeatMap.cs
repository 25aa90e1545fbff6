using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A matrix whose cells are the deeper the more there is in them: gaps by region and kind, for example.</summary>
/// <param name="label">What the rows are, as the head of their column.</param>
/// <param name="values">Row by row; null where the figure may not be shown.</param>
/// <param name="withheld">What stands in a cell whose figure may not be shown.</param>
public sealed class HeatMap(
    Texts texts,
    string title,
    string label,
    IReadOnlyList<string> rows,
    IReadOnlyList<string> columns,
    IReadOnlyList<IReadOnlyList<int?>> values,
    string withheld = "–"
) : Chart(texts, title)
{
    private const int LabelWidth = 200;
    private const int HeadHeight = 44;
    private const int RowHeight = 38;
    private const int Depths = 5;
    private const int FirstDeep = 4;

    protected override int Width => 860;
    protected override int Height => HeadHeight + (rows.Count * RowHeight);

    protected override ChartTable Table =>
        new(
            [label, .. columns],
            [.. rows.Zip(values, (row, cells) => (string[])[row, .. cells.Select(Show)])]
        );

    protected override void Draw(Svg svg)
    {
        var cell = (Width - LabelWidth) / (double)columns.Count;
        var most = Math.Max(1, values.SelectMany(x => x).Max() ?? 1);
        foreach (var (c, column) in columns.Index())
            svg.Lines(LabelWidth + ((c + 0.5) * cell), HeadHeight / 2.0, Svg.Wrap(column, (int)(cell / 8)));
        foreach (var (r, row) in rows.Index())
        {
            var y = HeadHeight + (r * RowHeight);
            svg.Lines(0, y + (RowHeight / 2.0), Svg.Wrap(row, 27), "start");
            foreach (var (c, value) in values[r].Index())
            {
                var depth = Depth(value, most);
                var x = LabelWidth + (c * cell);
                svg.Rect(
                    $"heat-{depth}",
                    x + 1,
                    y + 1,
                    cell - 2,
                    RowHeight - 2,
                    3,
                    $"{row}, {columns[c]}: {Show(value)}"
                );
                svg.Text(
                    x + (cell / 2),
                    y + (RowHeight / 2.0) + 4.5,
                    Show(value),
                    "middle",
                    depth >= FirstDeep ? "on-deep" : null
                );
            }
        }
    }

    private string Show(int? value) => value is { } known ? Number(known) : withheld;

    private static int Depth(int? value, int most) =>
        value is null or 0 ? 0 : (int)Math.Ceiling(Depths * (double)value / most);
}
