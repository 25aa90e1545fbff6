using System.Globalization;
using System.Security;
using System.Text;
using Confero.Matching.Scoring;

namespace Confero.Matching.Planning;

/// <summary>Draws who gives what to whom: providers on the left, States on the right, a band for each kind of help.</summary>
public static class PlanPicture
{
    private const int Width = 960;
    private const int Left = 260;
    private const int Right = 700;
    private const int Unit = 5;
    private const int Gap = 12;
    private static readonly string[] Colours = ["#1f6f8b", "#b3541e"];

    /// <summary>An SVG image with a title, a description and a tooltip for every band; thickness counts contributions.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">Names for ids and codes; ids themselves if null.</param>
    public static string Draw(Plan plan, Func<string, string>? name = null)
    {
        name ??= id => id;
        var flows = Flows(plan);
        var providers = Place(flows.GroupBy(flow => flow.Provider, flow => flow.Count));
        var states = Place(flows.GroupBy(flow => flow.State, flow => flow.Count));
        var height = Math.Max(End(providers), End(states)) + 20;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" role="img" font-family="sans-serif" font-size="12"><title>Who gives what to whom</title><desc>{flows.Sum(flow => flow.Count)} contributions of {providers.Count} providers to {states.Count} States; money in the second colour.</desc>"""
        );
        var fromTop = providers.ToDictionary(x => x.Key, x => x.Value.Top);
        var toTop = states.ToDictionary(x => x.Key, x => x.Value.Top);
        foreach (var flow in flows)
        {
            var thickness = flow.Count * Unit;
            double y1 = fromTop[flow.Provider] + thickness / 2.0,
                y2 = toTop[flow.State] + thickness / 2.0;
            fromTop[flow.Provider] += thickness;
            toTop[flow.State] += thickness;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<path d="M{Left} {y1}C{(Left + Right) / 2} {y1} {(Left + Right) / 2} {y2} {Right} {y2}" fill="none" stroke="{Colours[flow.IsMoney ? 1 : 0]}" stroke-opacity=".45" stroke-width="{thickness - 1}"><title>{Escape(name(flow.Provider))} → {Escape(name(flow.State))}: {flow.Count} {(flow.IsMoney ? "grants" : "in kind")}</title></path>"""
            );
        }
        foreach (var (id, (top, count)) in providers)
            Label(svg, name(id), Left - 8, top + count * Unit / 2, "end");
        foreach (var (id, (top, count)) in states)
            Label(svg, name(id), Right + 8, top + count * Unit / 2, "start");
        return svg.Append("</svg>").ToString();
    }

    private static List<Flow> Flows(Plan plan) =>
        [
            .. plan
                .Packages.SelectMany(package =>
                    package
                        .Needs.SelectMany(need => need.Contributions)
                        .Select(part =>
                            (part.ProviderId, package.State, IsMoney: part.Role == ContributionRole.Funding)
                        )
                )
                .GroupBy(x => x)
                .Select(group => new Flow(
                    group.Key.ProviderId,
                    group.Key.State,
                    group.Key.IsMoney,
                    group.Count()
                ))
                .OrderBy(flow => flow.Provider, StringComparer.Ordinal)
                .ThenBy(flow => flow.State, StringComparer.Ordinal),
        ];

    private static Dictionary<string, (int Top, int Count)> Place(IEnumerable<IGrouping<string, int>> groups)
    {
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        var top = 10;
        foreach (
            var group in groups.OrderByDescending(x => x.Sum()).ThenBy(x => x.Key, StringComparer.Ordinal)
        )
        {
            places[group.Key] = (top, group.Sum());
            top += group.Sum() * Unit + Gap;
        }
        return places;
    }

    private static int End(Dictionary<string, (int Top, int Count)> places) =>
        places.Count == 0 ? 10 : places.Values.Max(place => place.Top + place.Count * Unit);

    private static void Label(StringBuilder svg, string text, int x, int y, string anchor) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<text x="{x}" y="{y}" text-anchor="{anchor}" dominant-baseline="middle" fill="currentColor">{Escape(text)}</text>"""
        );

    private static string? Escape(string text) => SecurityElement.Escape(text);

    private sealed record Flow(string Provider, string State, bool IsMoney, int Count);
}
