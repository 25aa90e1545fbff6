using System.Text.Json.Nodes;

namespace Confero.Exchange;

/// <summary>
/// Values of a portfolio as the text of a cell. Lists are separated by semicolons; a competence is
/// <c>code:level[:valid until]</c>, a prerequisite <c>need:relation</c>, a period <c>from/to</c>, a named value <c>name=value</c>.
/// </summary>
internal static class CellText
{
    private const char Between = ';';

    public static string Write(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonArray list => string.Join($"{Between} ", list.Select(Part)),
            JsonObject named => string.Join($"{Between} ", named.Select(x => $"{x.Key}={x.Value}")),
            _ => value.ToString(),
        };

    /// <summary>The JSON of a cell for a property of this type; null for an empty cell.</summary>
    /// <exception cref="FormatException">The text does not have the form; the message says which is expected.</exception>
    public static JsonNode? Read(string text, Type type)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            return JsonValue.Create(text.Trim());
        if (plain == typeof(bool))
            return Bool(text);
        if (plain == typeof(int) || plain == typeof(long))
            return JsonValue.Create(Number(text));
        if (plain == typeof(DateOnly))
            return JsonValue.Create(Day(text));
        if (typeof(IEnumerable<KeyValuePair<string, string>>).IsAssignableFrom(plain))
            return Named(text);
        return List(text, plain.GetGenericArguments()[0]);
    }

    private static string Part(JsonNode? item) =>
        item is JsonObject fields
            ? string.Join(
                fields.ContainsKey("to") ? '/' : ':',
                fields.Select(x => x.Value?.ToString()).Where(x => x is not null)
            )
            : item?.ToString() ?? "";

    private static JsonArray List(string text, Type item) =>
        [
            .. text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(x => Item(x, item)),
        ];

    private static JsonNode Item(string text, Type item)
    {
        if (item == typeof(PortfolioCompetence))
            return Fields(text, ':', "code", "level", "validUntil");
        if (item == typeof(PortfolioPrerequisite))
            return Fields(text, ':', "need", "relation");
        if (item == typeof(PortfolioPeriod))
            return Fields(text, '/', "from", "to");
        return JsonValue.Create(text)!;
    }

    private static JsonObject Fields(string text, char between, params string[] names)
    {
        var parts = text.Split(between, StringSplitOptions.TrimEntries);
        if (parts.Length > names.Length)
            throw new FormatException(string.Join(between, names));
        var fields = new JsonObject();
        for (var i = 0; i < parts.Length; i++)
            fields[names[i]] = names[i] == "level" ? Number(parts[i]) : parts[i];
        return fields;
    }

    private static JsonObject Named(string text)
    {
        var named = new JsonObject();
        foreach (
            var part in text.Split(
                Between,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
            named[part.Split('=', 2)[0].Trim()] = part.Split('=', 2) is [_, var value]
                ? value.Trim()
                : throw new FormatException("name=value");
        return named;
    }

    private static JsonValue Bool(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" or "نعم" or "OUI" or "SÍ" => JsonValue.Create(true),
            "FALSE" or "0" or "NO" or "لا" or "NON" => JsonValue.Create(false),
            _ => throw new FormatException("true / false"),
        };

    private static long Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
        && Math.Abs(number) < long.MaxValue
            ? (long)number
            : throw new FormatException("1234");

    /// <summary>A day as people type it, or as a spreadsheet counts it from 1900.</summary>
    private static string Day(string text)
    {
        if (
            DateOnly.TryParseExact(
                text.Trim(),
                ["yyyy-MM-dd", "yyyy-M-d"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day.ToString("O", CultureInfo.InvariantCulture);
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && serial is > 60 and < 100_000
        )
            return DateOnly
                .FromDateTime(DateTime.FromOADate(serial))
                .ToString("O", CultureInfo.InvariantCulture);
        throw new FormatException("2027-01-31");
    }
}
