using System.Text;

namespace Confero.Bench.Report;

/// <summary>A Markdown table, its columns lined up; all but the first are numbers and stand right.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = head.Select(
                (cell, i) => _rows.Select(row => row[i].Length).Append(cell.Length).Append(3).Max()
            )
            .ToArray();
        var text = new StringBuilder();
        Line(text, widths, head);
        text.Append("| ").AppendJoin(" | ", widths.Select(Rule)).AppendLine(" |");
        foreach (var row in _rows)
            Line(text, widths, row);
        return text.ToString();
    }

    private static string Rule(int width, int column) =>
        column == 0 ? new string('-', width) : new string('-', width - 1) + ":";

    private static void Line(StringBuilder text, int[] widths, string[] cells) =>
        text.Append("| ")
            .AppendJoin(
                " | ",
                cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))
            )
            .AppendLine(" |");
}
