using System.Globalization;

namespace Confero.Record;

/// <summary>Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 asks for.</summary>
internal static class EcmaNumber
{
    /// <summary>From this many digits before the point on, an exponent is written.</summary>
    private const int LongestWhole = 21;

    /// <summary>From this many zeros after the point on, an exponent is written.</summary>
    private const int MostZeros = 6;

    /// <summary>The shortest digits that mean exactly this finite number.</summary>
    public static string Of(double number)
    {
        if (number == 0)
            return "0";
        var (digits, point) = Digits(Math.Abs(number));
        return (number < 0 ? "-" : "") + Written(digits, point);
    }

    private static string Written(string digits, int point)
    {
        if (digits.Length <= point && point <= LongestWhole)
            return digits.PadRight(point, '0');
        if (point is > 0 and <= LongestWhole)
            return $"{digits[..point]}.{digits[point..]}";
        if (point is > -MostZeros and <= 0)
            return $"0.{new string('0', -point)}{digits}";
        var exponent = point - 1;
        var fraction = digits.Length == 1 ? "" : $".{digits[1..]}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}"
        );
    }

    /// <summary>The significant digits, and where the point stands counted from the first of them.</summary>
    private static (string Digits, int Point) Digits(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var halves = parts[0].Split('.');
        var all = string.Concat(halves);
        var significant = all.TrimStart('0');
        var point = halves[0].Length + exponent - (all.Length - significant.Length);
        return (significant.TrimEnd('0'), point);
    }
}
