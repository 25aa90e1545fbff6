using Confero.Languages;
using Confero.Matching;

namespace Confero.Web.Components.Charts;

/// <summary>How a plan is found: its value rising, and above it what no plan can exceed.</summary>
public sealed class ProgressCurve(Texts texts, string title, IReadOnlyList<PlanProgressPoint> points)
    : Chart(texts, title)
{
    private const int Left = 70;
    private const int Right = 16;
    private const int Top = 14;
    private const int Bottom = 28;
    private const int MostRows = 12;
    private readonly Texts texts = texts;
    private readonly List<PlanProgressPoint> proven = [.. points.Where(x => x.Bound is not null)];

    protected override int Width => 640;
    protected override int Height => 220;

    protected override IReadOnlyList<ChartKey> Keys =>
        [new("curve-key-a", texts["plans.objective"]), new("curve-key-b", texts["plans.bound"])];

    protected override ChartTable Table =>
        new(
            [texts["plans.time"], texts["plans.objective"], texts["plans.bound"], texts["plans.gap"]],
            [
                .. points
                    .Where((_, i) => i % ((points.Count / MostRows) + 1) == 0 || i == points.Count - 1)
                    .Select(x =>
                        (string[])
                            [
                                Seconds(x.Milliseconds),
                                Number(x.Objective),
                                x.Bound is { } bound ? Number(bound) : "–",
                                x.Gap?.ToString("P2", CultureInfo.CurrentCulture) ?? "–",
                            ]
                    ),
            ]
        );

    protected override void Draw(Svg svg)
    {
        if (points.Count == 0)
            return;
        var last = Math.Max(1, points[^1].Milliseconds);
        var most = points.Max(x => Math.Max(x.Objective, x.Bound ?? 0));
        var values = points.Where(x => x.Objective > 0).Select(x => x.Objective).DefaultIfEmpty(0);
        // below nine tenths of what is possible nothing needs to be told apart
        var least = Math.Max(values.Min(), most * 9 / 10);
        double X(int milliseconds) => Left + ((Width - Left - Right) * (double)milliseconds / last);
        double Y(long value) =>
            Top
            + (
                (Height - Top - Bottom)
                * (1 - ((double)(Math.Clamp(value, least, most) - least) / Math.Max(1, most - least)))
            );
        svg.Line("curve-axis", Left, Top, Left, Height - Bottom);
        svg.Line("curve-axis", Left, Height - Bottom, Width - Right, Height - Bottom);
        svg.Text(Left - 8, Y(most) + 5, Number(most), "end", "scale");
        svg.Text(Left - 8, Y(least), Number(least), "end", "scale");
        svg.Text(Width - Right, Height - 8, Seconds(last), "end", "scale");
        Steps(svg, "curve-a", points, x => X(x.Milliseconds), x => Y(x.Objective));
        Steps(svg, "curve-b", proven, x => X(x.Milliseconds), x => Y(x.Bound!.Value));
        svg.Circle("curve-key-a", X(last), Y(points[^1].Objective), 4, Number(points[^1].Objective));
    }

    /// <summary>Each value holds until the next one is found.</summary>
    private static void Steps(
        Svg svg,
        string css,
        IReadOnlyList<PlanProgressPoint> points,
        Func<PlanProgressPoint, double> x,
        Func<PlanProgressPoint, double> y
    )
    {
        for (var i = 1; i < points.Count; i++)
        {
            svg.Line(css, x(points[i - 1]), y(points[i - 1]), x(points[i]), y(points[i - 1]));
            svg.Line(css, x(points[i]), y(points[i - 1]), x(points[i]), y(points[i]));
        }
    }

    private string Seconds(int milliseconds) =>
        texts["plans.at-second", (milliseconds / 1000.0).ToString("N0", CultureInfo.CurrentCulture)];
}
