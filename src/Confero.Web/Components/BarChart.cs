using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Confero.Web.Components;

/// <summary>A group of bars with one label.</summary>
public sealed record Bar(string Label, IReadOnlyList<int> Values);

/// <summary>Horizontal bars as SVG, drawn on the server. The page puts the table with the same figures beneath.</summary>
public sealed class BarChart(
    string title,
    IReadOnlyList<string> series,
    IReadOnlyList<Bar> bars,
    string direction
) : IHtmlContent
{
    private const int Width = 720;
    private const int LabelWidth = 150;
    private const int BarHeight = 16;
    private const int Gap = 14;
    private static readonly string[] Classes = ["bar-a", "bar-b", "bar-c"];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var group = (series.Count * BarHeight) + Gap;
        var height = (bars.Count * group) + 24;
        var most = Math.Max(1, bars.SelectMany(x => x.Values).DefaultIfEmpty(1).Max());
        writer.Write(
            $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{encoder.Encode(title)}\">"
        );
        for (var i = 0; i < bars.Count; i++)
            WriteGroup(writer, encoder, bars[i], i * group, most);
        WriteLegend(writer, encoder, height - 8);
        writer.Write("</svg>");
    }

    private bool Mirrored => direction == "rtl";

    private void WriteGroup(TextWriter writer, HtmlEncoder encoder, Bar bar, int y, int most)
    {
        var middle = y + (series.Count * BarHeight / 2) + 5;
        writer.Write(
            $"<text x=\"{(Mirrored ? Width : 0)}\" y=\"{middle}\" text-anchor=\"start\">{encoder.Encode(bar.Label)}</text>"
        );
        for (var s = 0; s < bar.Values.Count; s++)
        {
            var length = (int)Math.Round((Width - LabelWidth - 50.0) * bar.Values[s] / most);
            var x = Mirrored ? Width - LabelWidth - length : LabelWidth;
            var top = y + (s * BarHeight);
            writer.Write(
                $"<rect class=\"{Classes[s]}\" x=\"{x}\" y=\"{top}\" width=\"{length}\" height=\"{BarHeight - 3}\" rx=\"2\"/>"
            );
            var at = Mirrored ? x - 6 : x + length + 6;
            writer.Write($"<text x=\"{at}\" y=\"{top + 11}\" text-anchor=\"start\">{bar.Values[s]}</text>");
        }
    }

    private void WriteLegend(TextWriter writer, HtmlEncoder encoder, int y)
    {
        for (var s = 0; s < series.Count; s++)
        {
            var offset = LabelWidth + (s * 170);
            var square = Mirrored ? Width - offset - 12 : offset;
            writer.Write(
                $"<rect class=\"{Classes[s]}\" x=\"{square}\" y=\"{y - 10}\" width=\"12\" height=\"12\" rx=\"2\"/>"
            );
            writer.Write(
                $"<text x=\"{(Mirrored ? square - 6 : square + 18)}\" y=\"{y}\" text-anchor=\"start\">{encoder.Encode(series[s])}</text>"
            );
        }
    }
}
