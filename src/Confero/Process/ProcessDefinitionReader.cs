using System.Text.Json;
using System.Text.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Confero.Process;

/// <summary>A fault in a process definition: where, and what.</summary>
/// <param name="Path">JSON path of the faulty part.</param>
/// <param name="Line">Line in the text, from 1; 0 when not known.</param>
public sealed record ProcessError(string Code, string Path, int Line, IReadOnlyList<string> Args)
{
    public Refusal AsRefusal() =>
        Refusal.Invalid(Code, "json", [Path, Line.ToString(CultureInfo.InvariantCulture), .. Args]);
}

/// <summary>A definition, or what is wrong with its text.</summary>
public sealed record ProcessReading(ProcessDefinition? Definition, IReadOnlyList<ProcessError> Errors);

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
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a text. Errors name line and path; a definition comes back only when there are none.</summary>
    public static ProcessReading Read(string json)
    {
        try
        {
            var errors = Schema.Value.Validate(json).Select(Located).ToList();
            if (errors.Count > 0)
                return new(null, errors);
            var definition = JsonSerializer.Deserialize<ProcessDefinition>(json, Options)!;
            var faults = ProcessRules.Check(definition).ToList();
            return faults.Count > 0 ? new(null, faults) : new(definition, []);
        }
        catch (Newtonsoft.Json.JsonException fault)
        {
            var line = fault is Newtonsoft.Json.JsonReaderException reader ? reader.LineNumber : 0;
            return new(null, [new ProcessError("process.not-json", "$", line, [])]);
        }
        catch (JsonException fault)
        {
            return new(
                null,
                [
                    new ProcessError(
                        "process.not-json",
                        fault.Path ?? "$",
                        (int)(fault.LineNumber ?? -1) + 1,
                        []
                    ),
                ]
            );
        }
    }

    private static ProcessError Located(ValidationError error) =>
        new(
            "process.against-schema",
            error.Path ?? "$",
            error.HasLineInfo ? error.LineNumber : 0,
            [error.Kind.ToString()]
        );
}
