using System.Text.Encodings.Web;
using Confero.Languages;
using Microsoft.AspNetCore.Html;

namespace Confero.Web.Components.Charts;

/// <summary>What a picture shows, as a table: every row begins with its name.</summary>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>An entry of a legend: the class that colours it, and what it stands for.</summary>
public sealed record ChartKey(string Css, string Text);

/// <summary>
/// A picture of data, drawn on the server as SVG with its title, its legend and the table with the same content.
/// Coordinates run from where reading starts; the picture is mirrored where people read from right to left.
/// </summary>
/// <param name="title">Says what the picture shows; also what assistive technology reads in place of it.</param>
public abstract class Chart(Texts texts, string title) : IHtmlContent
{
    protected abstract int Width { get; }
    protected abstract int Height { get; }
    protected virtual IReadOnlyList<ChartKey> Keys => [];
    protected abstract ChartTable Table { get; }

    /// <summary>Whether the picture is mirrored where people read from right to left; the earth is not.</summary>
    protected virtual bool Turns => true;

    protected abstract void Draw(Svg svg);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write($"<figure class=\"chart\"><figcaption>{encoder.Encode(title)}</figcaption>");
        WriteKeys(writer, encoder);
        writer.Write("<div class=\"chart-view\" tabindex=\"0\" role=\"img\" ");
        writer.Write($"aria-label=\"{encoder.Encode(title)}\">");
        writer.Write($"<svg viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">");
        Draw(new Svg(writer, encoder, Width, Turns && Language.Of(CultureInfo.CurrentUICulture).RightToLeft));
        writer.Write("</svg></div>");
        WriteTable(writer, encoder);
        writer.Write("</figure>");
    }

    private void WriteKeys(TextWriter writer, HtmlEncoder encoder)
    {
        if (Keys.Count == 0)
            return;
        writer.Write("<ul class=\"legend\">");
        foreach (var key in Keys)
        {
            writer.Write("<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">");
            writer.Write(
                $"<rect class=\"{key.Css}\" x=\"1\" y=\"1\" width=\"12\" height=\"12\" rx=\"2\"/></svg>"
            );
            writer.Write($"{encoder.Encode(key.Text)}</li>");
        }
        writer.Write("</ul>");
    }

    private void WriteTable(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write($"<details><summary>{encoder.Encode(texts["app.data-table"])}</summary>");
        writer.Write("<table class=\"table\"><thead><tr>");
        foreach (var column in Table.Columns)
            writer.Write($"<th scope=\"col\">{encoder.Encode(column)}</th>");
        writer.Write("</tr></thead><tbody>");
        foreach (var row in Table.Rows)
        {
            writer.Write($"<tr><th scope=\"row\">{encoder.Encode(row[0])}</th>");
            foreach (var (cell, column) in row.Zip(Table.Columns).Skip(1))
                writer.Write($"<td data-label=\"{encoder.Encode(column)}\">{encoder.Encode(cell)}</td>");
            writer.Write("</tr>");
        }
        writer.Write("</tbody></table></details>");
    }

    /// <summary>A number as the reader writes it.</summary>
    protected static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
