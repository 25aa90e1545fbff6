using System.Globalization;

namespace Confero.Record;

/// <summary>Whole numbers as log files write them: digits only, no leading zero.</summary>
internal static class WholeNumber
{
    public static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && (text.Length == 1 || text[0] != '0');
}
