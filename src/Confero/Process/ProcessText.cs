using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Confero.Process;

/// <summary>The text of a definition as a tree whose parts a form reads and changes. Text and form are two views of one thing.</summary>
public static class ProcessText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>The lists of a definition.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["states", "acts", "limits"];

    /// <summary>The tree of a text; null when it is no JSON object, so that only the text itself can be mended.</summary>
    public static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Once) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JsonObject text) => text.ToJsonString(Indented);

    /// <summary>The objects of a list; what is none is left out.</summary>
    public static IReadOnlyList<JsonObject> List(JsonObject text, string part) =>
        text[part] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>The text with members of a part replaced. A null member is left out; others stay as they are.</summary>
    /// <param name="part">One of <see cref="Parts"/>; null for the definition itself.</param>
    /// <param name="at">Index in the list; its length adds one.</param>
    public static string With(
        JsonObject text,
        string? part,
        int at,
        IReadOnlyDictionary<string, JsonNode?> members
    )
    {
        var changed = text.DeepClone().AsObject();
        var target = part is null ? changed : Target(changed, part, at);
        foreach (var (name, value) in members)
            if (value is null)
                target.Remove(name);
            else
                target[name] = value.DeepClone();
        return Write(changed);
    }

    /// <summary>The text without one part of a list.</summary>
    public static string Without(JsonObject text, string part, int at)
    {
        var changed = text.DeepClone().AsObject();
        if (changed[part] is JsonArray list && at >= 0 && at < list.Count)
            list.RemoveAt(at);
        return Write(changed);
    }

    private static JsonObject Target(JsonObject text, string part, int at)
    {
        if (text[part] is not JsonArray list)
            text[part] = list = [];
        if (at >= 0 && at < list.Count)
            return list[at] as JsonObject ?? Replaced(list, at);
        var added = new JsonObject();
        list.Add(added);
        return added;
    }

    private static JsonObject Replaced(JsonArray list, int at)
    {
        var fresh = new JsonObject();
        list[at] = fresh;
        return fresh;
    }
}
