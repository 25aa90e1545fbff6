using Confero.Languages;

namespace Confero.Web.Components.Charts;

/// <summary>A place with a value.</summary>
/// <param name="Latitude">Degrees, north positive.</param>
/// <param name="Longitude">Degrees, east positive.</param>
public sealed record Place(string Label, double Latitude, double Longitude, int Value);

/// <summary>Places on the land of the world, the larger the greater the value. No border is drawn. Never mirrored.</summary>
/// <param name="label">What the places are, as the head of their column.</param>
/// <param name="unit">What the values count, as the head of their column.</param>
/// <param name="land">Address of the outline, as the page's static assets give it.</param>
public sealed class PointMap(
    Texts texts,
    string title,
    string label,
    string unit,
    IReadOnlyList<Place> places,
    string land = PointMap.Land
) : Chart(texts, title)
{
    /// <summary>The outline that <c>tools/vendor</c> prepares.</summary>
    public const string Land = "/lib/world-atlas/2.0.2/land.svg";

    private const double Smallest = 4;
    private const double Largest = 18;

    protected override int Width => EqualEarth.Width;
    protected override int Height => EqualEarth.Height;
    protected override bool Turns => false;

    protected override ChartTable Table =>
        new(
            [label, unit],
            [.. places.OrderByDescending(x => x.Value).Select(x => (string[])[x.Label, Number(x.Value)])]
        );

    protected override void Draw(Svg svg)
    {
        svg.Use("land", $"{land}#land");
        var most = Math.Max(1, places.Select(x => x.Value).DefaultIfEmpty(1).Max());
        foreach (var place in places.OrderByDescending(x => x.Value))
        {
            var (x, y) = EqualEarth.Project(place.Latitude, place.Longitude);
            // The area of the point, not its radius, grows with the value.
            var radius = Math.Max(Smallest, Largest * Math.Sqrt(place.Value / (double)most));
            svg.Circle("point", x, y, radius, $"{place.Label}: {Number(place.Value)}");
        }
    }
}
