using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A day and one figure a series.</summary>
public sealed record LinePoint(DateOnly On, IReadOnlyList<int> Values);

/// <summary>How figures went over time, one line a series.</summary>
/// <param name="label">What the days are, as the head of their column.</param>
/// <param name="series">Names of up to three series.</param>
public sealed class LineChart(
    Texts texts,
    string title,
    string label,
    IReadOnlyList<string> series,
    IReadOnlyList<LinePoint> points
) : Chart(texts, title)
{
    private const int Start = 50;
    private const int End = 840;
    private const int Top = 20;
    private const int Bottom = 220;
    private static readonly string[] Classes = ["bar-a", "bar-b", "bar-c"];

    protected override int Width => 860;
    protected override int Height => 255;

    protected override IReadOnlyList<ChartKey> Keys =>
        [.. series.Zip(Classes, (text, css) => new ChartKey(css, text))];

    protected override ChartTable Table =>
        new(
            [label, .. series],
            [.. points.Select(x => (string[])[Day(x.On), .. x.Values.Select(v => Number(v))])]
        );

    protected override void Draw(Svg svg)
    {
        var most = Math.Max(1, points.SelectMany(x => x.Values).DefaultIfEmpty(1).Max());
        foreach (var line in new[] { 0, (most + 1) / 2, most }.Distinct())
        {
            svg.Line("rule", Start, Y(line, most), End, Y(line, most));
            svg.Text(0, Y(line, most) + 4, Number(line), "start", "scale");
        }
        foreach (var (s, css) in Classes.Take(series.Count).Index())
        {
            foreach (var (one, other) in points.Zip(points.Skip(1)))
                svg.Line("edge", X(one.On), Y(one.Values[s], most), X(other.On), Y(other.Values[s], most));
            foreach (var point in points)
                svg.Circle(
                    css,
                    X(point.On),
                    Y(point.Values[s], most),
                    4,
                    $"{Day(point.On)}, {series[s]}: {Number(point.Values[s])}"
                );
        }
        foreach (var point in Ends())
            svg.Text(
                Math.Clamp(X(point.On), Start + 30, End - 30),
                Bottom + 26,
                point.On.ToString("MMM yyyy", CultureInfo.CurrentCulture),
                "middle",
                "scale"
            );
    }

    private IEnumerable<LinePoint> Ends() =>
        points.Count < 3
            ? points
            : new[] { points[0], points[points.Count / 2], points[^1] }.DistinctBy(x =>
                (x.On.Year, x.On.Month)
            );

    private double X(DateOnly day)
    {
        var (first, last) = (points[0].On.DayNumber, points[^1].On.DayNumber);
        return first == last
            ? (Start + End) / 2.0
            : Start + 10 + ((End - Start - 20.0) * (day.DayNumber - first) / (last - first));
    }

    private static double Y(int value, int most) => Bottom - ((Bottom - Top) * value / (double)most);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
