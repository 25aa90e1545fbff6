using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Confero.Process;

/// <summary>One difference between two definitions.</summary>
/// <param name="Part">states, acts or limits; empty for the head of the definition.</param>
/// <param name="Code">Which state, act or limit.</param>
/// <param name="Field">Which member of it, such as <c>to</c> or <c>names.fr</c>; null when all of it came or went.</param>
/// <param name="Before">What stood there, a line for each member when all of it went; null when nothing did.</param>
/// <param name="After">What stands there now; null when nothing does.</param>
public sealed record ProcessChange(string Part, string Code, string? Field, string? Before, string? After);

/// <summary>What distinguishes one definition from another.</summary>
public static class ProcessDifference
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Every difference, the head first, then states, acts and limits in their order. Which version it is, is none.</summary>
    public static IReadOnlyList<ProcessChange> Between(ProcessDefinition before, ProcessDefinition after)
    {
        var (old, now) = (Tree(before), Tree(after));
        return
        [
            .. Fields("", "", old, now)
                .Where(x => x.Field is not "version" && !ProcessText.Parts.Contains(x.Field!)),
            .. ProcessText.Parts.SelectMany(part => Lists(part, old, now)),
        ];
    }

    private static IEnumerable<ProcessChange> Lists(string part, JsonObject before, JsonObject after)
    {
        var (old, now) = (Keyed(part, before), Keyed(part, after));
        foreach (var key in old.Keys.Union(now.Keys))
            if (!now.TryGetValue(key, out var here))
                yield return new ProcessChange(part, key, null, Lines(old[key]), null);
            else if (!old.TryGetValue(key, out var there))
                yield return new ProcessChange(part, key, null, null, Lines(here));
            else
                foreach (var change in Fields(part, key, there, here))
                    yield return change;
    }

    private static IEnumerable<ProcessChange> Fields(
        string part,
        string code,
        JsonObject before,
        JsonObject after
    ) =>
        from field in Members(before).Keys.Union(Members(after).Keys)
        let was = Members(before).GetValueOrDefault(field)
        let now = Members(after).GetValueOrDefault(field)
        where !JsonNode.DeepEquals(was, now)
        select new ProcessChange(part, code, field, Text(was), Text(now));

    /// <summary>What it says, texts by language: <c>names.fr</c>.</summary>
    private static Dictionary<string, JsonNode?> Members(JsonObject tree) =>
        tree.SelectMany(x =>
                x.Value is JsonObject inner
                    ? Members(inner).Select(y => KeyValuePair.Create($"{x.Key}.{y.Key}", y.Value))
                    : [x]
            )
            .ToDictionary();

    /// <summary>States and acts by code; limits by their state and number within it.</summary>
    private static Dictionary<string, JsonObject> Keyed(string part, JsonObject text) =>
        ProcessText
            .List(text, part)
            .GroupBy(x => (string?)x["code"] ?? (string?)x["state"] ?? "")
            .SelectMany(group =>
                group.Select((x, i) => (Key: i == 0 ? group.Key : $"{group.Key} {i + 1}", Part: x))
            )
            .ToDictionary(x => x.Key, x => x.Part);

    private static JsonObject Tree(ProcessDefinition process)
    {
        var tree = JsonSerializer.SerializeToNode(process, Options)!.AsObject();
        foreach (var computed in (string[])["initialState", "onlyTheStateEnters"])
            tree.Remove(computed);
        foreach (var act in ProcessText.List(tree, "acts"))
        {
            act.Remove("hasOwnAct");
            act.Remove("ends");
        }
        return tree;
    }

    private static string Lines(JsonObject part) => Joined(part, "\n");

    private static string Joined(JsonObject tree, string mark) =>
        string.Join(mark, Members(tree).Select(x => $"{x.Key}: {Text(x.Value)}"));

    private static string? Text(JsonNode? node) =>
        node switch
        {
            JsonObject tree => Joined(tree, ", "),
            JsonArray list => string.Join(Mark(list), list.Select(Text)),
            _ => node?.ToString(),
        };

    /// <summary>What parts the entries of a list: sentences stand on lines of their own.</summary>
    private static string Mark(JsonArray list) =>
        list.Any(x => x is JsonObject) ? "; "
        : list.Any(x => x?.ToString().Contains(' ') == true) ? "\n"
        : ", ";
}
