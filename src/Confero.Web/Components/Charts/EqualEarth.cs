namespace Confero.Web.Components.Charts;

/// <summary>
/// The Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas are true, shapes familiar. The numbers of the
/// picture are those that <c>tools/vendor/land.js</c> draws the land with.
/// </summary>
public static class EqualEarth
{
    public const int Width = 1000;
    public const int Height = 465;
    private const double Equator = 265;
    private const double Scale = 184.7;
    private const double A1 = 1.340264;
    private const double A2 = -0.081106;
    private const double A3 = 0.000893;
    private const double A4 = 0.003796;

    /// <summary>Where a place lies in the picture.</summary>
    /// <param name="latitude">Degrees, north positive.</param>
    /// <param name="longitude">Degrees, east positive.</param>
    public static (double X, double Y) Project(double latitude, double longitude)
    {
        var lambda = double.DegreesToRadians(longitude);
        var theta = Math.Asin(Math.Sqrt(3) / 2 * Math.Sin(double.DegreesToRadians(latitude)));
        var t2 = theta * theta;
        var t6 = t2 * t2 * t2;
        var x =
            lambda
            * Math.Cos(theta)
            / (Math.Sqrt(3) / 2 * (A1 + (3 * A2 * t2) + (t6 * ((7 * A3) + (9 * A4 * t2)))));
        var y = theta * (A1 + (A2 * t2) + (t6 * (A3 + (A4 * t2))));
        return ((Width / 2) + (Scale * x), Equator - (Scale * y));
    }
}
