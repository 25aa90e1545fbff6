using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Confero.Security.Tests;

/// <summary>Makes an input that looks like a real one from the type alone, so that a call gets as far as the rules.</summary>
internal sealed class SampleInput(IReadOnlyDictionary<string, string> ids)
{
    private const int Deepest = 4;

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = "probe@example.org",
        ["currency"] = "EUR",
        ["language"] = "fr",
        ["languages"] = "fr",
        ["kind"] = "technical",
        ["stage"] = "storage",
        ["sort"] = "team",
        ["unit"] = "person-day",
        ["region"] = "155",
        ["roles"] = "authoriser",
        ["role"] = "authoriser",
        ["scopes"] = "read",
        ["party"] = "QME",
        ["parties"] = "QME",
        ["zone"] = "Europe/Paris",
        ["step"] = "endorse",
        ["section"] = "summary",
        ["issuer"] = "https://id.example",
        ["format"] = "json",
        ["password"] = "seven herons over the quiet lagoon",
    };

    /// <summary>Which ids a field's name speaks of.</summary>
    private static readonly (string Part, string Prefix)[] Named =
    [
        ("request", "REQ"),
        ("case", "REQ"),
        ("need", "NED"),
        ("offer", "OFR"),
        ("expert", "EXP"),
        ("package", "PKG"),
        ("contribution", "CTR"),
        ("member", "MEM"),
        ("person", "MEM"),
        ("plan", "PLN"),
        ("assessment", "ASM"),
        ("site", "SIT"),
        ("series", "DLG"),
        ("session", "SES"),
        ("question", "QST"),
    ];

    /// <summary>A body for a JSON call.</summary>
    public string Json(Type? type) => type is null ? "{}" : Of(type, "", 0)?.ToJsonString() ?? "{}";

    /// <summary>A field of a form.</summary>
    public string Text(string name, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(object) || IsList(plain) ? Word(name)
            : plain == typeof(bool) ? "true"
            : plain.IsEnum ? Enum.GetNames(plain)[^1]
            : plain == typeof(Guid) ? Guid.Empty.ToString()
            : plain == typeof(DateOnly) || plain == typeof(DateTimeOffset) || plain == typeof(DateTime)
                ? "2027-05-01"
            : "1";
    }

    private JsonNode? Of(Type type, string name, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (depth > Deepest)
            return null;
        if (plain == typeof(string))
            return Word(name);
        if (plain == typeof(bool))
            return true;
        if (plain == typeof(Guid) || plain == typeof(JsonElement) || plain == typeof(JsonNode))
            return null;
        if (plain == typeof(DateOnly))
            return "2027-05-01";
        if (plain == typeof(DateTimeOffset))
            return "2027-05-01T10:00:00+00:00";
        if (plain.IsEnum)
            return JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(plain)[^1]);
        if (plain.IsPrimitive || plain == typeof(decimal))
            return 1;
        if (DictionaryOf(plain) is { } parts)
            return new JsonObject { [Text("key", parts.Key)] = Of(parts.Value, name, depth + 1) };
        if (IsList(plain))
            return new JsonArray(Of(ElementOf(plain), name, depth + 1));
        var made = new JsonObject();
        foreach (var property in plain.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.CanWrite && Of(property.PropertyType, property.Name, depth + 1) is { } value)
                made[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value;
        return made;
    }

    private string Word(string name)
    {
        if (Words.TryGetValue(name, out var word))
            return word;
        foreach (var (part, prefix) in Named)
            if (
                name.Contains(part, StringComparison.OrdinalIgnoreCase) && ids.TryGetValue(prefix, out var id)
            )
                return id;
        var isDay =
            name.EndsWith("At", StringComparison.Ordinal)
            || name.Contains("until", StringComparison.OrdinalIgnoreCase)
            || name.Contains("date", StringComparison.OrdinalIgnoreCase);
        return isDay ? "2027-05-01" : "Probe";
    }

    private static bool IsList(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static Type ElementOf(Type list) =>
        list.IsArray ? list.GetElementType()!
        : list.IsGenericType ? list.GetGenericArguments()[0]
        : typeof(string);

    private static (Type Key, Type Value)? DictionaryOf(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, var value] ? (key, value) : null;
}
