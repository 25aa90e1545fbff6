using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A figure from 0 to 100 % on a day, with its level.</summary>
public sealed record TrendPoint(DateOnly On, int Percent, int Level);

/// <summary>How a score went over time, between the thresholds of the levels.</summary>
public sealed class TrendChart(
    Texts texts,
    string title,
    IReadOnlyList<int> thresholds,
    IReadOnlyList<TrendPoint> points
) : Chart(texts, title)
{
    private const int Start = 60;
    private const int Top = 20;
    private const int Bottom = 210;
    private readonly Texts texts = texts;

    protected override int Width => 860;
    protected override int Height => 250;

    protected override ChartTable Table =>
        new(
            [texts["assessment.as-of"], texts["assessment.score"], texts["assessment.level-of"]],
            [
                .. points.Select(x =>
                    (string[])[Day(x.On), texts["assessment.percent", x.Percent], Number(x.Level)]
                ),
            ]
        );

    protected override void Draw(Svg svg)
    {
        svg.Line("rule", Start, Y(0), Width - 20, Y(0));
        svg.Line("rule", Start, Y(100), Width - 20, Y(100));
        foreach (var (i, threshold) in thresholds.Index())
        {
            svg.Line("rule", Start, Y(threshold), Width - 20, Y(threshold));
            svg.Text(0, Y(threshold) + 4, texts["assessment.level", i + 1], "start", "scale");
        }
        foreach (var (one, other) in points.Zip(points.Skip(1)))
            svg.Line("edge edge-accent", X(one.On), Y(one.Percent), X(other.On), Y(other.Percent));
        foreach (var point in points)
        {
            svg.Circle(
                "bar-a",
                X(point.On),
                Y(point.Percent),
                7,
                $"{Day(point.On)}: {texts["assessment.percent", point.Percent]}"
            );
            svg.Text(
                X(point.On),
                Y(point.Percent) - 14,
                texts["assessment.percent", point.Percent],
                "middle"
            );
            svg.Text(
                X(point.On),
                Bottom + 26,
                point.On.ToString("MMM yyyy", CultureInfo.CurrentCulture),
                "middle",
                "scale"
            );
        }
    }

    private double X(DateOnly day)
    {
        var (first, last) = (points[0].On.DayNumber, points[^1].On.DayNumber);
        return first == last
            ? Width / 2.0
            : Start + 70 + ((Width - Start - 160.0) * (day.DayNumber - first) / (last - first));
    }

    private static double Y(int percent) => Bottom - ((Bottom - Top) * percent / 100.0);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
