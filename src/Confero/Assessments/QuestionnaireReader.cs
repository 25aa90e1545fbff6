using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Process;
using Confero.Taxonomy;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Confero.Assessments;

/// <summary>A fault in a questionnaire: where, and what.</summary>
/// <param name="Code">Stable code, for example <c>questionnaire.code-twice</c>.</param>
/// <param name="Path">JSON path of the faulty part.</param>
/// <param name="Line">Line in the text, from 1; 0 when not known.</param>
/// <param name="Column">Column in that line, from 1; 0 when not known.</param>
/// <param name="Args">What the text of the code mentions, after path and place.</param>
public sealed record QuestionnaireFault(
    string Code,
    string Path,
    int Line,
    int Column,
    IReadOnlyList<string> Args
)
{
    public Refusal AsRefusal() =>
        Refusal.Invalid(
            Code,
            "json",
            [Path, string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}"), .. Args]
        );
}

/// <summary>A questionnaire, or what is wrong with its text.</summary>
public sealed record QuestionnaireReading(
    Questionnaire? Questionnaire,
    IReadOnlyList<QuestionnaireFault> Faults
);

/// <summary>Reads questionnaires: first against the schema, then against the rules and the taxonomies.</summary>
public static class QuestionnaireReader
{
    /// <summary>The largest text that is looked at, in characters.</summary>
    public const int MostText = 1_000_000;

    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema
            .FromJsonAsync(Embedded.Text("schemas", "questionnaire.schema.json"))
            .GetAwaiter()
            .GetResult()
    );

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a text; a questionnaire comes back only when there are no faults.</summary>
    public static QuestionnaireReading Read(string json, Taxonomies taxonomies)
    {
        if (json.Length > MostText)
            return Unreadable("$", 0, 0);
        try
        {
            var against = Schema.Value.Validate(json);
            if (against.Count > 0)
                return new(null, [.. against.SelectMany(Innermost).Select(Located)]);
            var read = JsonSerializer.Deserialize<Questionnaire>(json, Options)!;
            var faults = QuestionnaireRules.Check(read, taxonomies).ToList();
            return faults.Count > 0 ? new(null, Located(faults, json)) : new(read, []);
        }
        catch (Newtonsoft.Json.JsonReaderException fault)
        {
            return Unreadable("$", fault.LineNumber, fault.LinePosition);
        }
        catch (JsonException fault)
        {
            return Unreadable(
                fault.Path ?? "$",
                (int)(fault.LineNumber ?? -1) + 1,
                (int)(fault.BytePositionInLine ?? -1) + 1
            );
        }
    }

    private static QuestionnaireReading Unreadable(string path, int line, int column) =>
        new(null, [new("questionnaire.not-json", path, line, column, [])]);

    private static IEnumerable<ValidationError> Innermost(ValidationError error) =>
        error is ChildSchemaValidationError around
            ? around.Errors.Values.SelectMany(x => x).SelectMany(Innermost)
            : [error];

    private static QuestionnaireFault Located(ValidationError error) =>
        new(
            "questionnaire.against-schema",
            error.Path is { Length: > 2 } path ? "$." + path[2..] : "$",
            error.HasLineInfo ? error.LineNumber : 0,
            error.HasLineInfo ? error.LinePosition : 0,
            [error.Kind.ToString()]
        );

    private static List<QuestionnaireFault> Located(List<QuestionnaireFault> faults, string json)
    {
        var places = new JsonPlaces(json);
        return faults.ConvertAll(x =>
        {
            var (line, column) = places.Of(x.Path);
            return x with { Line = line, Column = column };
        });
    }
}
