namespace Confero.Landscape.Activities.Sheets;

/// <summary>Values as people type them.</summary>
public static class SheetValues
{
    private static readonly Dictionary<DayOrder, string[]> Forms = new()
    {
        [DayOrder.YearFirst] = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"],
        [DayOrder.DayFirst] = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy"],
        [DayOrder.MonthFirst] = ["M/d/yyyy", "M-d-yyyy", "MMM d, yyyy", "MMMM d, yyyy"],
    };

    private static readonly Dictionary<string, ActivityStatus> Statuses = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["planned"] = ActivityStatus.Planned,
        ["pipeline"] = ActivityStatus.Planned,
        ["prévu"] = ActivityStatus.Planned,
        ["مخطط"] = ActivityStatus.Planned,
        ["running"] = ActivityStatus.Running,
        ["ongoing"] = ActivityStatus.Running,
        ["implementation"] = ActivityStatus.Running,
        ["active"] = ActivityStatus.Running,
        ["en cours"] = ActivityStatus.Running,
        ["en curso"] = ActivityStatus.Running,
        ["جار"] = ActivityStatus.Running,
        ["finished"] = ActivityStatus.Finished,
        ["completed"] = ActivityStatus.Finished,
        ["closed"] = ActivityStatus.Finished,
        ["finalisation"] = ActivityStatus.Finished,
        ["terminé"] = ActivityStatus.Finished,
        ["terminado"] = ActivityStatus.Finished,
        ["منته"] = ActivityStatus.Finished,
        ["stopped"] = ActivityStatus.Stopped,
        ["cancelled"] = ActivityStatus.Stopped,
        ["suspended"] = ActivityStatus.Stopped,
    };

    /// <summary>A day in the given order, in ISO order always, as a spreadsheet counts from 1900, or a year alone.</summary>
    /// <param name="endOfYear">Whether a year alone means its last day.</param>
    public static DateOnly? Day(string text, DayOrder order, bool endOfYear)
    {
        var plain = text.Trim();
        if (plain.Length > 10 && plain[10] is 'T' or ' ' && plain[4] == '-')
            plain = plain[..10];
        if (
            plain.Length == 4
            && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        )
            return year is < 1900 or > 2200 ? null
                : endOfYear ? new DateOnly(year, 12, 31)
                : new DateOnly(year, 1, 1);
        foreach (
            var form in (IEnumerable<string>)
                [.. Forms[order], .. Forms[DayOrder.YearFirst], .. Forms[DayOrder.DayFirst]]
        )
            if (
                DateOnly.TryParseExact(
                    plain,
                    form,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return day;
        return
            double.TryParse(
                plain,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var serial
            ) && serial is > 10_000 and < 100_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;
    }

    /// <summary>A sum with or without its currency and signs between thousands.</summary>
    public static decimal? Amount(string text, bool decimalComma)
    {
        var plain = new string([.. text.Where(x => char.IsAsciiDigit(x) || x is '.' or ',' or '-')]);
        if (text.Any(char.IsAsciiDigit) && text.Count(char.IsLetter) > 3)
            return null;
        var (dot, comma) = (plain.LastIndexOf('.'), plain.LastIndexOf(','));
        var point =
            dot >= 0 && comma >= 0 ? (dot > comma ? '.' : ',')
            : decimalComma ? ','
            : '.';
        var number = string.Concat(plain.Where(x => x is '-' || char.IsAsciiDigit(x) || x == point))
            .Replace(',', '.');
        if (number.Count(x => x == '.') > 1)
            number = number.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(
            number,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? amount
            : null;
    }

    /// <summary>Three letters that stand with a sum, as in <c>EUR 1,200</c>.</summary>
    public static string? CurrencyIn(string text)
    {
        var letters = new string([.. text.Where(char.IsAsciiLetter)]);
        return letters.Length == 3 ? letters.ToUpperInvariant() : null;
    }

    /// <summary>A status in words or as IATI numbers it.</summary>
    public static ActivityStatus? Status(string text) =>
        text.Trim() switch
        {
            "1" => ActivityStatus.Planned,
            "2" => ActivityStatus.Running,
            "3" or "4" => ActivityStatus.Finished,
            "5" or "6" => ActivityStatus.Stopped,
            var said => Statuses.TryGetValue(said, out var status) ? status : null,
        };
}
