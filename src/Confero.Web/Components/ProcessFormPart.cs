using System.Text.Json.Nodes;

namespace Confero.Web.Components;

/// <summary>A part of a definition as fields of a form, and back.</summary>
public sealed class ProcessFormPart(JsonObject part)
{
    /// <summary>Tags of the languages that names are written in.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [.. Confero.Languages.Language.All.Select(x => x.Tag)];

    /// <summary>Rows of the form for people who are told besides.</summary>
    public const int Rungs = 6;

    private static readonly Dictionary<
        string,
        (string[] Names, string[] Texts, string[] Lists, string[] Flags)
    > Fields = new()
    {
        ["head"] = (["names"], ["zone"], ["workingDays"], ["urgent"]),
        ["states"] = (
            ["names", "publicNames"],
            ["code", "phase"],
            [],
            ["initial", "editable", "suspended", "final"]
        ),
        ["acts"] = (["names"], ["code", "to", "consent"], ["from", "otherThan", "means", "needs"], []),
        ["limits"] = ([], ["state", "unit", "effect"], [], ["repeats"]),
    };

    public string? Text(string field) => part[field]?.ToString();

    public bool Flag(string field) =>
        part[field] is JsonValue value && value.TryGetValue<bool>(out var set) && set;

    public IReadOnlyList<string> List(string field) =>
        part[field] is JsonArray list ? [.. list.Select(x => x?.ToString() ?? "")] : [];

    public string? Name(string field, string language) =>
        part[field] is JsonObject names ? names[language]?.ToString() : null;

    /// <summary>Text of the explanation, a topic in a language.</summary>
    public string? About(string topic, string language) =>
        part["about"]?[topic] is JsonObject names ? names[language]?.ToString() : null;

    /// <summary>Who may do an act, as <c>side:role</c>.</summary>
    public IReadOnlyList<string> By =>
        part["by"] is JsonArray list ? [.. list.OfType<JsonObject>().SelectMany(Roles)] : [];

    /// <summary>Who is told at the end of a limit, as <c>side:role</c>.</summary>
    public IReadOnlyList<string> Tell => part["tell"] is JsonObject told ? [.. Roles(told)] : [];

    /// <summary>A row of those who are told besides: when, how much, what and whom.</summary>
    public (string When, string? Number, string? Effect, string? Tell) Rung(int at)
    {
        if ((part["also"] as JsonArray)?.ElementAtOrDefault(at) is not JsonObject rung)
            return ("percent", null, null, null);
        var when = rung["after"] is null ? "percent" : "after";
        return (
            when,
            rung[when]?.ToString(),
            rung["effect"]?.ToString(),
            rung["tell"] is JsonObject told ? Roles(told).FirstOrDefault() : null
        );
    }

    /// <summary>The members of a part as a form gives them; null for what the form left empty.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Read(string part, IFormCollection form)
    {
        var (names, texts, lists, flags) = Fields[part];
        var members = new Dictionary<string, JsonNode?>();
        foreach (var field in texts)
            members[field] = Filled(form[field]) is { } text ? JsonValue.Create(text) : null;
        foreach (var field in names)
            members[field] = Named(form, field);
        foreach (var field in lists)
            members[field] = Listed(form[field]);
        foreach (var field in flags)
            members[field] = form.ContainsKey(field) ? JsonValue.Create(true) : null;
        if (part == "head")
            ReadHead(form, members);
        if (part == "acts")
            members["by"] = Sides(form["by"]);
        if (part == "limits")
            ReadLimit(form, members);
        return members;
    }

    private static void ReadHead(IFormCollection form, Dictionary<string, JsonNode?> members)
    {
        var days = (form["holidays"].ToString()).Split(
            [' ', ',', '\r', '\n', '،'],
            StringSplitOptions.RemoveEmptyEntries
        );
        members["holidays"] = Listed(days);
        var about = new JsonObject();
        foreach (var topic in Topics)
            if (Named(form, $"about.{topic}") is { } said)
                about[topic] = said;
        members["about"] = about.Count > 0 ? about : null;
    }

    private static void ReadLimit(IFormCollection form, Dictionary<string, JsonNode?> members)
    {
        members["amount"] = Number(form["amount"]);
        members["tell"] = Sides(form["tell"])?.FirstOrDefault()?.DeepClone();
        var also = new JsonArray();
        for (var i = 0; i < Rungs; i++)
            if (Filled(form[$"also.{i}.number"]) is { } number)
                also.Add(
                    new JsonObject
                    {
                        [form[$"also.{i}.when"] == "after" ? "after" : "percent"] = Number(number),
                        ["effect"] = Filled(form[$"also.{i}.effect"]),
                        ["tell"] = Sides(form[$"also.{i}.tell"])?.FirstOrDefault()?.DeepClone(),
                    }
                );
        members["also"] = also.Count > 0 ? also : null;
    }

    /// <summary>What the explanation speaks of.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["purpose", "when", "roles", "time", "keeps"];

    private static IEnumerable<string> Roles(JsonObject role) =>
        role["roles"] is JsonArray roles ? roles.Select(x => $"{role["side"]}:{x}") : [];

    private static JsonArray? Sides(IEnumerable<string?> chosen)
    {
        var sides = chosen
            .OfType<string>()
            .Where(x => x.Contains(':', StringComparison.Ordinal))
            .GroupBy(x => x.Split(':')[0], x => x.Split(':')[1])
            .Select(x => (JsonNode)new JsonObject { ["side"] = x.Key, ["roles"] = Listed(x) })
            .ToArray();
        return sides.Length == 0 ? null : new JsonArray(sides);
    }

    private static JsonArray? Listed(IEnumerable<string?> values)
    {
        var nodes = values
            .OfType<string>()
            .Where(x => x.Length > 0)
            .Select(x => (JsonNode)JsonValue.Create(x)!)
            .ToArray();
        return nodes.Length == 0 ? null : new JsonArray(nodes);
    }

    private static JsonObject? Named(IFormCollection form, string field)
    {
        var names = new JsonObject();
        foreach (var language in Languages)
            if (Filled(form[$"{field}.{language}"]) is { } name)
                names[language] = name;
        return names.Count > 0 ? names : null;
    }

    /// <summary>A number, or the text as it was typed, for the reader to find fault with.</summary>
    private static JsonValue? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
        : Filled(text) is { } typed ? JsonValue.Create(typed)
        : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
