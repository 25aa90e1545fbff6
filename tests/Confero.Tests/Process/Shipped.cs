using System.Text.Json.Nodes;
using Confero.Process;

namespace Confero.Tests.Process;

/// <summary>The process definitions that Confero ships, as text, as a tree to break, and as read.</summary>
internal static class Shipped
{
    public static readonly string[] Codes =
    [
        "clearing-house",
        "confero-standard",
        "country-coalition",
        "fund-call",
        "quick-response",
    ];

    public static ProcessDefinition Standard { get; } = Read("confero-standard");
    public static ProcessDefinition Quick { get; } = Read("quick-response");

    public static string Text(string code)
    {
        using var stream = typeof(ProcessDefinition).Assembly.GetManifestResourceStream(
            $"processes/{code}.json"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static JsonObject Tree(string code) => JsonNode.Parse(Text(code))!.AsObject();

    /// <summary>The same process with other codes for every state and act.</summary>
    public static string Renamed(string code)
    {
        var tree = Tree(code);
        var codes = tree["states"]!
            .AsArray()
            .Concat(tree["acts"]!.AsArray())
            .Select(x => (string)x!["code"]!)
            .ToHashSet();
        Rename(tree);
        return tree.ToJsonString(new() { WriteIndented = true });

        void Rename(JsonNode node)
        {
            if (node is JsonArray list)
                for (var i = 0; i < list.Count; i++)
                    list[i] = Changed(list[i]!);
            else if (node is JsonObject members)
                foreach (var (name, value) in members.ToList())
                    if (
                        name is "code" or "from" or "to" or "states" or "acts" or "limits" or "state"
                        && value is not null
                    )
                        members[name] = Changed(value);
        }

        JsonNode Changed(JsonNode node)
        {
            if (node is JsonValue value && value.TryGetValue<string>(out var text))
                return codes.Contains(text) ? $"x-{text}" : text;
            Rename(node);
            return node.DeepClone();
        }
    }

    public static ProcessDefinition Read(string code)
    {
        var reading = ProcessDefinitionReader.Read(Text(code));
        reading.Errors.ShouldBeEmpty();
        return reading.Definition!;
    }

    /// <summary>Part of a tree that has this code, among its states or acts.</summary>
    public static JsonObject Part(this JsonObject tree, string among, string code) =>
        tree[among]!.AsArray().Select(x => x!.AsObject()).Single(x => (string?)x["code"] == code);

    public static JsonNode By(string side, params string[] roles) =>
        new JsonArray(
            new JsonObject
            {
                ["side"] = side,
                ["roles"] = new JsonArray([.. roles.Select(x => (JsonNode)JsonValue.Create(x)!)]),
            }
        );
}
