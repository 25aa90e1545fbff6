using Confero.Languages;
using Confero.Process;

namespace Confero.Web.Components.Charts;

/// <summary>
/// A process as states and arrows, one lane a phase. Ways out (to suspend, withdraw or decline) leave from nearly every
/// state and would hide the rest: they are in the table only.
/// </summary>
/// <param name="heads">Heads of the columns for the act, where it starts and where it leads.</param>
/// <param name="resumed">What stands for the state a suspended case goes back to.</param>
/// <param name="here">Code of the state a case is in, to mark it.</param>
public sealed class ProcessPicture(
    Texts texts,
    string title,
    ProcessDiagram diagram,
    (string Act, string From, string To) heads,
    string resumed,
    string? here = null
) : Chart(texts, title)
{
    private const int LaneHeight = 96;
    private const int NodeHeight = 50;
    private const int NodeGap = 34;
    private const int Margin = 22;

    protected override int Width => 1000;
    protected override int Height => (Lanes * LaneHeight) + 20;

    protected override ChartTable Table =>
        new(
            [heads.Act, heads.From, heads.To],
            [
                .. diagram.Edges.Select(x =>
                    (string[])[x.Name, Name(x.From), x.To is null ? resumed : Name(x.To)]
                ),
            ]
        );

    private int Lanes => diagram.Nodes.Select(x => x.Lane).DefaultIfEmpty().Max() + 1;
    private double NodeWidth => ((Width - (2 * Margin) + NodeGap) / (double)Columns) - NodeGap;
    private int Columns => diagram.Nodes.Select(x => x.Place).DefaultIfEmpty().Max() + 1;

    protected override void Draw(Svg svg)
    {
        foreach (var edge in diagram.Edges)
            if (
                edge.To is not null
                && edge.To != edge.From
                && !Node(edge.To).State.Suspended
                && Node(edge.To).State.Phase != ProcessPhase.Stopped
            )
                DrawEdge(svg, Node(edge.From), Node(edge.To), edge);
        foreach (var node in diagram.Nodes)
        {
            var (x, y) = At(node);
            var css =
                node.State.Code == here ? "node node-here"
                : node.OnlyTheStateEnters ? "node node-own"
                : "node";
            svg.Rect(css, x, y, NodeWidth, NodeHeight, 8);
            svg.Lines(
                x + (NodeWidth / 2),
                y + (NodeHeight / 2.0),
                Svg.Wrap(node.Name, (int)(NodeWidth / 7.5))
            );
        }
    }

    private void DrawEdge(Svg svg, DiagramNode from, DiagramNode to, DiagramEdge edge)
    {
        var css = edge.Consent is null ? "edge" : "edge edge-accent";
        var (fx, fy) = At(from);
        var (tx, ty) = At(to);
        double middle = NodeHeight / 2.0;
        var points = (to.Lane - from.Lane, to.Place - from.Place) switch
        {
            (0, 1) => Straight(fx + NodeWidth, fy + middle, tx, ty + middle),
            (0, > 1) => Bow(fx + (NodeWidth * 0.7), fy, tx + (NodeWidth * 0.3), ty, -30),
            (0, _) => Bow(
                fx + (NodeWidth * 0.3),
                fy + NodeHeight,
                tx + (NodeWidth * 0.7),
                ty + NodeHeight,
                30
            ),
            (> 0, _) => Fall(fx + (NodeWidth / 2), fy + NodeHeight, tx + (NodeWidth / 2), ty),
            _ => Fall(fx + (NodeWidth * 0.3), fy, tx + (NodeWidth * 0.3), ty + NodeHeight),
        };
        svg.Curve(css, points, arrow: true, about: edge.Name);
    }

    private static (double, double)[] Straight(double x1, double y1, double x2, double y2) =>
        [(x1, y1), (x1, y1), (x1, y2), (x2, y2)];

    private static (double, double)[] Bow(double x1, double y1, double x2, double y2, double depth) =>
        [(x1, y1), (x1, y1 + depth), (x2, y2 + depth), (x2, y2)];

    private static (double, double)[] Fall(double x1, double y1, double x2, double y2) =>
        [(x1, y1), (x1, (y1 + y2) / 2), (x2, (y1 + y2) / 2), (x2, y2)];

    private (double X, double Y) At(DiagramNode node) =>
        (
            Margin + (node.Place * (NodeWidth + NodeGap)),
            10 + (node.Lane * LaneHeight) + ((LaneHeight - NodeHeight) / 2.0)
        );

    private DiagramNode Node(string code) => diagram.Nodes.First(x => x.State.Code == code);

    private string Name(string code) => Node(code).Name;
}
