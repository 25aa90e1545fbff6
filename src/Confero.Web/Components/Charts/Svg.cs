using System.Text.Encodings.Web;

namespace Confero.Web.Components.Charts;

/// <summary>
/// Writes the shapes of a picture. Horizontal coordinates count from where reading starts. Text needs no turning: the
/// page's direction decides what its anchor means.
/// </summary>
public sealed class Svg(TextWriter writer, HtmlEncoder encoder, int width, bool mirrored)
{
    /// <summary>A rectangle; <paramref name="about"/> is shown when it is pointed at.</summary>
    public void Rect(string css, double x, double y, double w, double h, int radius = 2, string? about = null)
    {
        var start = mirrored ? width - x - w : x;
        writer.Write(
            $"<rect class=\"{css}\" x=\"{N(start)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\" rx=\"{radius}\""
        );
        End("rect", about);
    }

    /// <summary>A circle around a point.</summary>
    public void Circle(string css, double x, double y, double radius, string? about = null)
    {
        writer.Write($"<circle class=\"{css}\" cx=\"{N(X(x))}\" cy=\"{N(y)}\" r=\"{N(radius)}\"");
        End("circle", about);
    }

    /// <summary>A text on its base line; the anchor is <c>start</c>, <c>middle</c> or <c>end</c> of reading.</summary>
    public void Text(double x, double y, string text, string anchor = "start", string? css = null)
    {
        var style = css is null ? "" : $" class=\"{css}\"";
        writer.Write(
            $"<text{style} x=\"{N(X(x))}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{encoder.Encode(text)}</text>"
        );
    }

    /// <summary>Lines of text around a middle height.</summary>
    public void Lines(double x, double middle, IReadOnlyList<string> lines, string anchor = "middle")
    {
        const double leading = 16;
        var y = middle - ((lines.Count - 1) * leading / 2) + 4.5;
        foreach (var (i, line) in lines.Index())
            Text(x, y + (i * leading), line, anchor);
    }

    /// <summary>A straight line.</summary>
    public void Line(string css, double x1, double y1, double x2, double y2) =>
        writer.Write(
            $"<line class=\"{css}\" x1=\"{N(X(x1))}\" y1=\"{N(y1)}\" x2=\"{N(X(x2))}\" y2=\"{N(y2)}\"/>"
        );

    /// <summary>A bent line from one point to another by two others, with a head if it is an arrow.</summary>
    public void Curve(
        string css,
        (double X, double Y)[] p,
        bool arrow = false,
        string? about = null,
        double thickness = 0
    )
    {
        writer.Write($"<path class=\"{css}\"");
        if (thickness > 0)
            writer.Write($" stroke-width=\"{N(thickness)}\"");
        writer.Write($" d=\"M{P(p[0])}C{P(p[1])} {P(p[2])} {P(p[3])}\"");
        End("path", about);
        if (arrow)
            Head(p[2], p[3]);
    }

    /// <summary>Another picture's shape, by its address and id.</summary>
    public void Use(string css, string href) =>
        writer.Write($"<use class=\"{css}\" href=\"{encoder.Encode(href)}\"/>");

    /// <summary>Breaks a text into lines of about this many letters.</summary>
    public static IReadOnlyList<string> Wrap(string text, int letters)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= letters)
                lines.Add(word);
            else
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        return lines;
    }

    private void Head((double X, double Y) from, (double X, double Y) to)
    {
        var angle = Math.Atan2(to.Y - from.Y, to.X - from.X);
        (double, double) Corner(double turn) =>
            (to.X - (9 * Math.Cos(angle + turn)), to.Y - (9 * Math.Sin(angle + turn)));
        writer.Write($"<path class=\"arrow\" d=\"M{P(to)}L{P(Corner(0.45))}L{P(Corner(-0.45))}Z\"/>");
    }

    private void End(string tag, string? about) =>
        writer.Write(about is null ? "/>" : $"><title>{encoder.Encode(about)}</title></{tag}>");

    private double X(double x) => mirrored ? width - x : x;

    private string P((double X, double Y) point) => $"{N(X(point.X))} {N(point.Y)}";

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
