using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>Where one part stands, and where it stood before if that is compared.</summary>
/// <param name="Percent">0 to 100; null where nothing counts.</param>
public sealed record LevelBar(
    string Label,
    int? Percent,
    int Level,
    int? Before = null,
    int? LevelBefore = null
);

/// <summary>
/// Bars from 0 to 100 % with the thresholds of the levels as lines, the level beside each bar, and the earlier figure as a
/// thin bar under it.
/// </summary>
/// <param name="label">What the bars are, as the head of their column.</param>
/// <param name="thresholds">Percent that the levels 1, 2 … need.</param>
public sealed class LevelBars(
    Texts texts,
    string title,
    string label,
    IReadOnlyList<int> thresholds,
    IReadOnlyList<LevelBar> bars
) : Chart(texts, title)
{
    private const int LabelWidth = 240;
    private const int EndWidth = 170;
    private const int HeadHeight = 26;
    private const int RowHeight = 40;
    private static readonly string[] Depths = ["heat-2", "heat-3", "heat-4", "heat-5"];
    private readonly Texts texts = texts;

    protected override int Width => 860;
    protected override int Height => HeadHeight + (Math.Max(1, bars.Count) * RowHeight);

    private bool Compares => bars.Any(x => x.Before is not null);

    protected override IReadOnlyList<ChartKey> Keys =>
        Compares ? [.. Levels(), new("bar-c", texts["assessment.before"])] : [.. Levels()];

    protected override ChartTable Table =>
        Compares
            ? new(
                [label, texts["assessment.before"], texts["assessment.after"], texts["assessment.level-of"]],
                [
                    .. bars.Select(x =>
                        (string[])
                            [
                                x.Label,
                                Percent(x.Before),
                                Percent(x.Percent),
                                $"{x.LevelBefore ?? 0} → {x.Level}",
                            ]
                    ),
                ]
            )
            : new(
                [label, texts["assessment.score"], texts["assessment.level-of"]],
                [.. bars.Select(x => (string[])[x.Label, Percent(x.Percent), Number(x.Level)])]
            );

    protected override void Draw(Svg svg)
    {
        foreach (var (i, threshold) in thresholds.Index())
        {
            svg.Text(X(threshold), 14, $"{Number(i + 1)}", "middle", "scale");
            svg.Line("rule", X(threshold), 20, X(threshold), Height);
        }
        foreach (var (i, bar) in bars.Index())
            DrawBar(svg, bar, HeadHeight + (i * RowHeight));
    }

    private void DrawBar(Svg svg, LevelBar bar, int y)
    {
        svg.Lines(0, y + (RowHeight / 2.0), Svg.Wrap(bar.Label, 34), "start");
        svg.Rect("heat-0", LabelWidth, y + 9, X(100) - LabelWidth, 18, 3);
        if (bar.Percent is { } percent)
            svg.Rect(
                Depths[Math.Clamp(bar.Level, 0, 3)],
                LabelWidth,
                y + 9,
                X(percent) - LabelWidth,
                18,
                3,
                $"{bar.Label}: {Percent(percent)}"
            );
        if (bar.Before is { } before)
            svg.Rect(
                "bar-c",
                LabelWidth,
                y + 29,
                X(before) - LabelWidth,
                4,
                2,
                $"{bar.Label}: {Percent(before)}"
            );
        svg.Text(
            X(100) + 14,
            y + 23,
            bar.Percent is null
                ? texts["assessment.not-counted"]
                : $"{texts["assessment.level", bar.Level]} · {Percent(bar.Percent)}",
            "start"
        );
    }

    private IEnumerable<ChartKey> Levels() =>
        Depths.Select((css, level) => new ChartKey(css, texts["assessment.level", level]));

    private string Percent(int? percent) => percent is null ? "–" : texts["assessment.percent", percent];

    private double X(int percent) => LabelWidth + ((Width - LabelWidth - EndWidth) * percent / 100.0);
}
