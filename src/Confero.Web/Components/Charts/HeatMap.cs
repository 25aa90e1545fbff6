using System.Text.Encodings.Web;
using Confero.Languages;
using Microsoft.AspNetCore.Html;

namespace Confero.Web.Components.Charts;

/// <summary>
/// A matrix whose cells are the deeper the more there is in them: gaps by region and kind, for example. It is a table, so that it
/// needs no other for those who cannot see it, and fits a narrow screen.
/// </summary>
/// <param name="label">What the rows are, as the head of their column.</param>
/// <param name="values">Row by row; null where the figure may not be shown.</param>
/// <param name="withheld">What stands in a cell whose figure may not be shown.</param>
public sealed class HeatMap(
    string title,
    string label,
    IReadOnlyList<string> rows,
    IReadOnlyList<string> columns,
    IReadOnlyList<IReadOnlyList<int?>> values,
    string withheld = "–"
) : IHtmlContent
{
    private const int Depths = 5;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var most = Math.Max(1, values.SelectMany(x => x).Max() ?? 1);
        writer.Write($"<figure class=\"chart\"><figcaption>{encoder.Encode(title)}</figcaption>");
        writer.Write($"<table class=\"heat\"><thead><tr><th scope=\"col\">{encoder.Encode(label)}</th>");
        foreach (var column in columns)
            writer.Write($"<th scope=\"col\"><span>{encoder.Encode(column)}</span></th>");
        writer.Write("</tr></thead><tbody>");
        foreach (var (row, cells) in rows.Zip(values))
        {
            writer.Write($"<tr><th scope=\"row\">{encoder.Encode(row)}</th>");
            foreach (var value in cells)
                writer.Write($"<td class=\"heat-{Depth(value, most)}\">{encoder.Encode(Show(value))}</td>");
            writer.Write("</tr>");
        }
        writer.Write("</tbody></table></figure>");
    }

    private string Show(int? value) => value?.ToString("N0", CultureInfo.CurrentCulture) ?? withheld;

    private static int Depth(int? value, int most) =>
        value is null or 0 ? 0 : (int)Math.Ceiling(Depths * (double)value / most);
}
