using Confero.Landscape.Mechanisms;
using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>Which mechanism does what: a full square for yes, a half for partly, an empty one for not seen, a dot for not known.</summary>
/// <param name="label">What the rows are, as the head of their column.</param>
/// <param name="functions">Codes and names of the columns.</param>
/// <param name="rows">A name and an answer for each column.</param>
public sealed class FunctionMatrix(
    Texts texts,
    string title,
    string label,
    IReadOnlyList<(string Code, string Name)> functions,
    IReadOnlyList<(string Name, IReadOnlyList<FunctionAnswer> Answers)> rows
) : Chart(texts, title)
{
    private const int LabelWidth = 300;
    private const int CellWidth = 36;
    private const int RowHeight = 26;
    private const int HeadHeight = 30;
    private const int Square = 18;
    private readonly Texts texts = texts;

    protected override int Width => LabelWidth + (functions.Count * CellWidth);
    protected override int Height => HeadHeight + (rows.Count * RowHeight);

    protected override IReadOnlyList<ChartKey> Keys =>
        [
            new("heat-5", Said(FunctionAnswer.Yes)),
            new("heat-3", Said(FunctionAnswer.Partly)),
            new("heat-0", Said(FunctionAnswer.NotSeen)),
            new("point", Said(FunctionAnswer.Unknown)),
        ];

    protected override ChartTable Table =>
        new(
            [label, .. functions.Select(x => x.Name)],
            [.. rows.Select(x => (string[])[x.Name, .. x.Answers.Select(Said)])]
        );

    protected override void Draw(Svg svg)
    {
        foreach (var (c, function) in functions.Index())
            svg.Text(X(c), HeadHeight - 10, Short(function.Code), "middle", "scale");
        foreach (var (r, row) in rows.Index())
        {
            var middle = HeadHeight + ((r + 0.5) * RowHeight);
            svg.Line("rule", 0, middle + (RowHeight / 2.0), Width, middle + (RowHeight / 2.0));
            svg.Text(0, middle + 4.5, row.Name.Length > 44 ? row.Name[..43] + "…" : row.Name);
            foreach (var (c, answer) in row.Answers.Index())
                DrawAnswer(svg, answer, X(c), middle, $"{row.Name}, {functions[c].Name}: {Said(answer)}");
        }
    }

    private static void DrawAnswer(Svg svg, FunctionAnswer answer, double x, double middle, string about)
    {
        if (answer == FunctionAnswer.Unknown)
        {
            svg.Circle("point", x, middle, 2.5, about);
            return;
        }
        var css = answer switch
        {
            FunctionAnswer.Yes => "heat-5",
            FunctionAnswer.Partly => "heat-3",
            _ => "heat-0",
        };
        svg.Rect(css, x - (Square / 2.0), middle - (Square / 2.0), Square, Square, 3, about);
    }

    private string Said(FunctionAnswer answer) => texts[$"function.answer.{JsonNames.Of(answer)}"];

    private string Short(string code) => code[0] == 'F' ? code : texts[$"function.short.{code}"];

    private static double X(int column) => LabelWidth + ((column + 0.5) * CellWidth);
}
