using Confero.Languages;
using Confero.Process;

namespace Confero.Web.Components.Charts;

/// <summary>
/// A process as states and arrows: the way forward runs down, ways back bend on one side, detours stand on the other.
/// Ways out (to suspend, withdraw or decline) leave from nearly every state and would hide the rest: they are in the
/// table only.
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
    private const int RowHeight = 74;
    private const int NodeHeight = 44;
    private const int MainX = 330;
    private const int SideX = 760;
    private const int MainWidth = 270;
    private const int SideWidth = 230;

    private readonly Texts texts = texts;
    private readonly List<DiagramNode> main =
    [
        .. diagram.Nodes.Where(x => Drawn(x) && !IsDetour(diagram, x)),
    ];
    private readonly List<DiagramNode> detours =
    [
        .. diagram.Nodes.Where(x => Drawn(x) && IsDetour(diagram, x)),
    ];

    protected override int Width => 1000;
    protected override int Height => main.Count * RowHeight;

    protected override ChartTable Table =>
        new(
            [heads.Act, heads.From, heads.To],
            [
                .. diagram.Edges.Select(x =>
                    (string[])[x.Name, Name(x.From), x.To is null ? resumed : Name(x.To)]
                ),
            ]
        );

    protected override void Draw(Svg svg)
    {
        DrawPhases(svg);
        foreach (var edge in diagram.Edges)
            if (Find(edge.From) is { } from && Find(edge.To) is { } to && from != to)
                DrawEdge(svg, from, to, edge);
        foreach (var node in main)
            DrawNode(svg, node, MainX, MainWidth);
        foreach (var node in detours)
            DrawNode(svg, node, SideX, SideWidth);
    }

    private void DrawPhases(Svg svg)
    {
        foreach (var phase in main.GroupBy(x => x.State.Phase))
        {
            var top = Middle(phase.First()) - (RowHeight / 2.0);
            svg.Line("rule", 0, top, Width, top);
            svg.Text(
                0,
                Middle(phase.First()) + 4.5,
                texts[$"phase.{JsonNames.Of(phase.Key)}"],
                "start",
                "scale"
            );
        }
    }

    private void DrawNode(Svg svg, DiagramNode node, double x, double width)
    {
        var css =
            node.State.Code == here ? "node node-here"
            : node.OnlyTheStateEnters ? "node node-own"
            : "node";
        svg.Rect(css, x, Middle(node) - (NodeHeight / 2.0), width, NodeHeight, 8);
        svg.Lines(x + (width / 2), Middle(node), Svg.Wrap(node.Name, (int)(width / 7.2)));
    }

    private void DrawEdge(Svg svg, DiagramNode from, DiagramNode to, DiagramEdge edge)
    {
        var css = edge.Consent is null ? "edge" : "edge edge-accent";
        var (start, end) = (Middle(from), Middle(to));
        var (source, target) = (main.IndexOf(from), main.IndexOf(to));
        const double centre = MainX + (MainWidth / 2.0);
        const double right = MainX + MainWidth;
        var bend = 26 + (9 * Math.Abs(target - source));
        if (source >= 0 && target == source + 1)
            svg.Text(centre + 10, ((start + end) / 2) + 4, edge.Name, "start", "scale");
        (double, double)[] points = (source, target) switch
        {
            (>= 0, < 0) => [(right, start), (right + 60, start), (SideX - 60, end), (SideX, end)],
            (< 0, _) => [(SideX, start), (SideX - 60, start), (right + 60, end), (right, end)],
            _ when target == source + 1 => Straight(
                centre,
                start + (NodeHeight / 2.0),
                end - (NodeHeight / 2.0)
            ),
            _ when target > source => Bow(right, start + 8, end - 8, bend),
            _ => Bow(MainX, start - 8, end + 8, -bend),
        };
        svg.Curve(css, points, arrow: true, about: edge.Name);
    }

    private static (double, double)[] Straight(double x, double from, double to) =>
        [(x, from), (x, from), (x, from), (x, to)];

    private static (double, double)[] Bow(double x, double from, double to, double bend) =>
        [(x, from), (x + bend, from), (x + bend, to), (x, to)];

    // A detour stands beside the last state that leads to it.
    private double Middle(DiagramNode node)
    {
        var row = main.IndexOf(node);
        if (row < 0)
            row = diagram
                .Edges.Where(x => x.To == node.State.Code)
                .Select(x => main.FindIndex(m => m.State.Code == x.From))
                .Max();
        return (row + 0.5) * RowHeight;
    }

    private DiagramNode? Find(string? code) =>
        main.Find(x => x.State.Code == code) ?? detours.Find(x => x.State.Code == code);

    private string Name(string code) => diagram.Nodes.First(x => x.State.Code == code).Name;

    private static bool Drawn(DiagramNode node) =>
        node.State is { Suspended: false, Phase: not ProcessPhase.Stopped };

    // From a detour no act leads further on; only back, or out.
    private static bool IsDetour(ProcessDiagram diagram, DiagramNode node) =>
        !node.State.Final
        && diagram
            .Edges.Where(x => x.From == node.State.Code)
            .Select(x => diagram.Nodes.FirstOrDefault(n => n.State.Code == x.To))
            .Where(x => x is not null && Drawn(x))
            .All(x => Place(diagram, x!) < Place(diagram, node));

    private static int Place(ProcessDiagram diagram, DiagramNode node) =>
        diagram.Nodes.Index().First(x => x.Item == node).Index;
}
