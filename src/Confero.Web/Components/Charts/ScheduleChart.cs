using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A stretch of days with a name.</summary>
/// <param name="Series">Index of its series, from 0.</param>
public sealed record Stretch(string Label, DateOnly From, DateOnly To, int Series = 0);

/// <summary>Stretches of days beneath each other on one line of months, with today marked.</summary>
/// <param name="label">What the stretches are, as the head of their column.</param>
/// <param name="span">Heads of the columns with the first and the last day.</param>
/// <param name="series">Names of up to three series.</param>
public sealed class ScheduleChart(
    Texts texts,
    string title,
    string label,
    (string From, string To) span,
    IReadOnlyList<string> series,
    IReadOnlyList<Stretch> stretches,
    DateOnly today
) : Chart(texts, title)
{
    private const int LabelWidth = 220;
    private const int HeadHeight = 28;
    private const int RowHeight = 30;
    private const int MostTicks = 12;
    private const int TickWidth = 50;
    private static readonly string[] Classes = ["bar-a", "bar-b", "bar-c"];

    protected override int Width => 860;
    protected override int Height => HeadHeight + (stretches.Count * RowHeight) + 4;

    protected override IReadOnlyList<ChartKey> Keys =>
        series.Count < 2 ? [] : [.. series.Zip(Classes, (text, css) => new ChartKey(css, text))];

    protected override ChartTable Table =>
        new(
            [label, span.From, span.To],
            [.. stretches.Select(x => (string[])[x.Label, Day(x.From), Day(x.To)])]
        );

    protected override void Draw(Svg svg)
    {
        if (stretches.Count == 0)
            return;
        var first = stretches.Min(x => x.From);
        var start = new DateOnly(first.Year, first.Month, 1);
        var end = stretches.Max(x => x.To).AddDays(1);
        double X(DateOnly day) =>
            LabelWidth
            + (
                (Width - LabelWidth)
                * (double)(day.DayNumber - start.DayNumber)
                / (end.DayNumber - start.DayNumber)
            );
        DrawMonths(svg, start, end, X);
        foreach (var (i, stretch) in stretches.Index())
        {
            var y = HeadHeight + (i * RowHeight);
            var x = X(stretch.From);
            svg.Lines(0, y + (RowHeight / 2.0), [Shorten(stretch.Label)], "start");
            svg.Rect(
                Classes[stretch.Series],
                x,
                y + 7,
                X(stretch.To.AddDays(1)) - x,
                RowHeight - 14,
                3,
                $"{stretch.Label}: {Day(stretch.From)} – {Day(stretch.To)}"
            );
        }
        if (today >= start && today < end)
            svg.Line("edge edge-accent", X(today), HeadHeight - 8, X(today), Height);
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

    private static string Shorten(string text) => text.Length <= 30 ? text : text[..29] + "…";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
