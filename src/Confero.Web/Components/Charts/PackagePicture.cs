using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>Something on one side of a package: a need, or a provider.</summary>
/// <param name="Met">Whether it is covered; what is not stands out.</param>
public sealed record PackageEnd(string Id, string Label, bool Met = true);

/// <summary>What a provider gives to a need.</summary>
/// <param name="Share">Part of the need it meets, 0 to 1.</param>
/// <param name="Label">What is given, in words.</param>
public sealed record PackageLink(string NeedId, string ProviderId, double Share, string Label);

/// <summary>Needs on one side, providers on the other, and what flows between them.</summary>
/// <param name="heads">Heads of the columns for need, provider and what is given.</param>
public sealed class PackagePicture(
    Texts texts,
    string title,
    (string Need, string Provider, string Given) heads,
    IReadOnlyList<PackageEnd> needs,
    IReadOnlyList<PackageEnd> providers,
    IReadOnlyList<PackageLink> links
) : Chart(texts, title)
{
    private const int BoxWidth = 280;
    private const int BoxHeight = 44;
    private const int RowHeight = 60;
    private const int Head = 26;
    private const double Thinnest = 1.5;
    private const double Thickest = 10;

    protected override int Width => 860;
    protected override int Height => Head + (Math.Max(needs.Count, providers.Count) * RowHeight);

    protected override ChartTable Table =>
        new(
            [heads.Need, heads.Provider, heads.Given],
            [
                .. links.Select(x =>
                    (string[])
                        [
                            needs.First(n => n.Id == x.NeedId).Label,
                            providers.First(p => p.Id == x.ProviderId).Label,
                            x.Label,
                        ]
                ),
                .. needs
                    .Where(x => links.All(l => l.NeedId != x.Id))
                    .Select(x => (string[])[x.Label, "–", "–"]),
            ]
        );

    protected override void Draw(Svg svg)
    {
        svg.Text(0, 14, heads.Provider, "start", "scale");
        svg.Text(Width - BoxWidth, 14, heads.Need, "start", "scale");
        foreach (var link in links)
        {
            var from = Middle(providers, link.ProviderId);
            var to = Middle(needs, link.NeedId);
            const double x1 = BoxWidth;
            double x2 = Width - BoxWidth;
            svg.Curve(
                "flow",
                [(x1, from), ((x1 + x2) / 2, from), ((x1 + x2) / 2, to), (x2, to)],
                about: link.Label,
                thickness: Math.Max(Thinnest, Thickest * link.Share)
            );
        }
        DrawSide(svg, providers, 0);
        DrawSide(svg, needs, Width - BoxWidth);
    }

    private void DrawSide(Svg svg, IReadOnlyList<PackageEnd> ends, double x)
    {
        foreach (var end in ends)
        {
            var middle = Middle(ends, end.Id);
            svg.Rect(
                end.Met ? "node" : "node node-open",
                x,
                middle - (BoxHeight / 2.0),
                BoxWidth,
                BoxHeight,
                6
            );
            svg.Lines(x + 14, middle, Svg.Wrap(end.Label, 38), "start");
        }
    }

    // The shorter side is centred against the longer one.
    private double Middle(IReadOnlyList<PackageEnd> side, string id)
    {
        var free = Height - Head - (side.Count * RowHeight);
        var place = side.Index().First(x => x.Item.Id == id).Index;
        return Head + (free / 2.0) + ((place + 0.5) * RowHeight);
    }
}
