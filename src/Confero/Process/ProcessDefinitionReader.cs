using System.Text.Json;
using System.Text.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Confero.Process;

/// <summary>Reads process definitions: first against the schema, then against what no process may do.</summary>
public static class ProcessDefinitionReader
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema
            .FromJsonAsync(Embedded.Text("schemas", "process-definition.schema.json"))
            .GetAwaiter()
            .GetResult()
    );

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a text. Errors name path, line and column; a definition comes back only when there are none.</summary>
    public static ProcessReading Read(string json)
    {
        try
        {
            var against = Schema.Value.Validate(json);
            if (against.Count > 0)
                return new(null, [.. against.SelectMany(Innermost).Select(Located)]);
            var definition = JsonSerializer.Deserialize<ProcessDefinition>(json, Options)!;
            var faults = ProcessRules.Check(definition).ToList();
            return faults.Count > 0 ? new(null, Located(faults, json)) : new(definition, []);
        }
        catch (Newtonsoft.Json.JsonReaderException fault)
        {
            return NotJson("$", fault.LineNumber, fault.LinePosition);
        }
        catch (JsonException fault)
        {
            return NotJson(fault.Path ?? "$", (int?)fault.LineNumber + 1, (int?)fault.BytePositionInLine + 1);
        }
    }

    /// <summary>Reads a version that was adopted: the rules of that day let it in, and its cases stay on it whatever the rules say now.</summary>
    /// <exception cref="JsonException">It is not what was once stored.</exception>
    public static ProcessDefinition ReadAdopted(string json) =>
        JsonSerializer.Deserialize<ProcessDefinition>(json, Options)!;

    private static ProcessReading NotJson(string path, int? line, int? column) =>
        new(null, [new ProcessError("process.not-json", path, line ?? 0, column ?? 0, [])]);

    /// <summary>What is at fault itself, not the parts around it.</summary>
    private static IEnumerable<ValidationError> Innermost(ValidationError error) =>
        error is ChildSchemaValidationError around
            ? around.Errors.Values.SelectMany(x => x).SelectMany(Innermost)
            : [error];

    private static ProcessError Located(ValidationError error) =>
        new(
            "process.against-schema",
            PathOf(error),
            error.HasLineInfo ? error.LineNumber : 0,
            error.HasLineInfo ? error.LinePosition : 0,
            [error.Kind.ToString()]
        );

    private static string PathOf(ValidationError error) =>
        error.Path is { Length: > 2 } path ? "$." + path[2..] : "$";

    private static List<ProcessError> Located(List<ProcessError> faults, string json)
    {
        var places = new JsonPlaces(json);
        return
        [
            .. faults.Select(x =>
            {
                var (line, column) = places.Of(x.Path);
                return x with { Line = line, Column = column };
            }),
        ];
    }
}
