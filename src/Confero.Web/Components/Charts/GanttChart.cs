using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A piece of work in a plan of days.</summary>
/// <param name="Series">0 as agreed or proposed, 1 received, 2 not secured.</param>
public sealed record GanttRow(string Id, string Label, DateOnly From, DateOnly To, int Series = 0);

/// <summary>Work on a line of months, with arrows from what has to come before to what rests on it.</summary>
/// <param name="heads">Heads of the columns: work, first day, last day, what it waits for.</param>
/// <param name="series">Names of the three series.</param>
/// <param name="links">From the row that comes before to the row that rests on it.</param>
public sealed class GanttChart(
    Texts texts,
    string title,
    (string Work, string From, string To, string After) heads,
    IReadOnlyList<string> series,
    IReadOnlyList<GanttRow> rows,
    IReadOnlyList<(string Before, string After)> links,
    DateOnly today
) : Chart(texts, title)
{
    private const int LabelWidth = 250;
    private const int HeadHeight = 28;
    private const int RowHeight = 44;
    private const int MostTicks = 10;
    private const int TickWidth = 50;
    private static readonly string[] Classes = ["bar-a", "bar-b", "bar-c"];

    protected override int Width => 860;
    protected override int Height => HeadHeight + (rows.Count * RowHeight) + 6;

    protected override IReadOnlyList<ChartKey> Keys =>
        [.. rows.Select(x => x.Series).Distinct().Order().Select(x => new ChartKey(Classes[x], series[x]))];

    protected override ChartTable Table =>
        new(
            [heads.Work, heads.From, heads.To, heads.After],
            [.. rows.Select(x => (string[])[x.Label, Day(x.From), Day(x.To), Before(x)])]
        );

    protected override void Draw(Svg svg)
    {
        if (rows.Count == 0)
            return;
        var first = rows.Min(x => x.From);
        var start = new DateOnly(first.Year, first.Month, 1);
        var end = rows.Max(x => x.To).AddDays(1);
        double X(DateOnly day) =>
            LabelWidth
            + (
                (Width - LabelWidth - 8)
                * (double)(day.DayNumber - start.DayNumber)
                / Math.Max(1, end.DayNumber - start.DayNumber)
            );
        DrawMonths(svg, start, end, X);
        foreach (var (i, row) in rows.Index())
        {
            var y = HeadHeight + (i * RowHeight);
            svg.Lines(0, y + (RowHeight / 2.0), [.. Svg.Wrap(row.Label, 34).Take(2)], "start");
            var width = Math.Max(4, X(row.To.AddDays(1)) - X(row.From));
            svg.Rect(Classes[row.Series], X(row.From), y + 11, width, RowHeight - 22, 3, About(row));
        }
        if (today >= start && today < end)
            svg.Line("edge edge-accent", X(today), HeadHeight - 8, X(today), Height);
        foreach (var (before, after) in links)
            DrawLink(svg, before, after, X);
    }

    private void DrawLink(Svg svg, string before, string after, Func<DateOnly, double> x)
    {
        var from = rows.Index().FirstOrDefault(r => r.Item.Id == before);
        var to = rows.Index().FirstOrDefault(r => r.Item.Id == after);
        if (from.Item is null || to.Item is null)
            return;
        var (x1, y1) = (x(from.Item.To.AddDays(1)), Middle(from.Index));
        var (x2, y2) = (x(to.Item.From), Middle(to.Index));
        var bend = 18 + (Math.Abs(y2 - y1) / 8);
        svg.Curve("edge", [(x1, y1), (x1 + bend, y1), (x2 - bend, y2), (x2, y2)], arrow: true);
    }

    private void DrawMonths(Svg svg, DateOnly start, DateOnly end, Func<DateOnly, double> x)
    {
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month + 1;
        var step = (int)Math.Ceiling(months / (double)MostTicks);
        for (var day = start; day < end; day = day.AddMonths(step))
        {
            svg.Line("rule", x(day), HeadHeight - 6, x(day), Height);
            if (x(day) + TickWidth < Width)
                svg.Text(
                    x(day) + 4,
                    HeadHeight - 10,
                    day.ToString("MMM yy", CultureInfo.CurrentCulture),
                    "start",
                    "scale"
                );
        }
    }

    private string Before(GanttRow row)
    {
        var names = links
            .Where(x => x.After == row.Id)
            .Select(x => rows.FirstOrDefault(r => r.Id == x.Before)?.Label)
            .OfType<string>()
            .ToList();
        return names.Count == 0 ? "–" : string.Join("; ", names);
    }

    private static double Middle(int row) => HeadHeight + (row * RowHeight) + (RowHeight / 2.0);

    private static string About(GanttRow row) => $"{row.Label}: {Day(row.From)} – {Day(row.To)}";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
