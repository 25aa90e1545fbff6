using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A group of bars with one label, one value a series.</summary>
public sealed record Bar(string Label, IReadOnlyList<int> Values);

/// <summary>Horizontal bars in groups.</summary>
/// <param name="label">What the groups are, as the head of their column.</param>
/// <param name="series">Names of up to three series.</param>
public sealed class BarChart(
    Texts texts,
    string title,
    string label,
    IReadOnlyList<string> series,
    IReadOnlyList<Bar> bars
) : Chart(texts, title)
{
    private const int LabelWidth = 190;
    private const int BarHeight = 15;
    private const int Gap = 16;
    private static readonly string[] Classes = ["bar-a", "bar-b", "bar-c"];

    protected override int Width => 800;
    protected override int Height => Math.Max(1, bars.Count) * GroupHeight;

    protected override IReadOnlyList<ChartKey> Keys =>
        series.Count < 2 ? [] : [.. series.Zip(Classes, (text, css) => new ChartKey(css, text))];

    protected override ChartTable Table =>
        new(
            [label, .. series],
            [.. bars.Select(x => (string[])[x.Label, .. x.Values.Select(v => Number(v))])]
        );

    private int GroupHeight => (series.Count * BarHeight) + Gap;

    protected override void Draw(Svg svg)
    {
        var most = Math.Max(1, bars.SelectMany(x => x.Values).DefaultIfEmpty(1).Max());
        foreach (var (i, bar) in bars.Index())
            DrawGroup(svg, bar, i * GroupHeight, most);
    }

    private void DrawGroup(Svg svg, Bar bar, int y, int most)
    {
        svg.Lines(0, y + (series.Count * BarHeight / 2.0), Svg.Wrap(bar.Label, 26), "start");
        foreach (var (s, value) in bar.Values.Index())
        {
            var length = (Width - LabelWidth - 60.0) * value / most;
            var top = y + (s * BarHeight);
            svg.Rect(
                Classes[s],
                LabelWidth,
                top,
                length,
                BarHeight - 2,
                2,
                $"{bar.Label}, {series[s]}: {Number(value)}"
            );
            svg.Text(LabelWidth + length + 7, top + 11, Number(value), "start", "scale");
        }
    }
}
