using System.Collections.Concurrent;
using System.Text.Json;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>The adopted questionnaires. A version never changes, so each is read once.</summary>
public static class Questionnaires
{
    private static readonly ConcurrentDictionary<string, Questionnaire> Known = new();

    /// <summary>The newest version of each, by code.</summary>
    internal static async Task<IReadOnlyList<Questionnaire>> Current(ConferoDb db)
    {
        var rows = await db.Set<AdoptedQuestionnaire>().AsNoTracking().ToListAsync();
        return
        [
            .. rows.GroupBy(x => x.Code)
                .Select(x => Parsed(x.MaxBy(y => y.Version)!))
                .OrderBy(x => x.Scope)
                .ThenBy(x => x.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The newest version of a code, or null.</summary>
    internal static async Task<Questionnaire?> Newest(ConferoDb db, string code)
    {
        var row = await db.Set<AdoptedQuestionnaire>()
            .AsNoTracking()
            .Where(x => x.Code == code)
            .OrderByDescending(x => x.Version)
            .FirstOrDefaultAsync();
        return row is null ? null : Parsed(row);
    }

    /// <summary>The version an assessment stays on.</summary>
    internal static async Task<Questionnaire> Version(ConferoDb db, string code, int version) =>
        Parsed(
            await db.Set<AdoptedQuestionnaire>()
                .AsNoTracking()
                .SingleAsync(x => x.Code == code && x.Version == version)
        );

    internal static Task<Questionnaire> Of(ConferoDb db, Assessment assessment) =>
        Version(db, assessment.Questionnaire, assessment.QuestionnaireVersion);

    /// <summary>The questionnaires that come with Confero.</summary>
    /// <exception cref="InvalidDataException">A shipped file is faulty.</exception>
    internal static IEnumerable<(Questionnaire Questionnaire, string Json)> Shipped(Taxonomies taxonomies)
    {
        foreach (var json in Embedded.Files("questionnaires").Select(x => Embedded.Text("questionnaires", x)))
        {
            var reading = QuestionnaireReader.Read(json, taxonomies);
            yield return (
                reading.Questionnaire
                    ?? throw new InvalidDataException(
                        $"A shipped questionnaire is not valid: {reading.Faults[0]}"
                    ),
                json
            );
        }
    }

    /// <summary>What was adopted was checked then; terms that were retired since do not make it unreadable.</summary>
    private static Questionnaire Parsed(AdoptedQuestionnaire row) =>
        Known.GetOrAdd(
            row.Json,
            json => JsonSerializer.Deserialize<Questionnaire>(json, QuestionnaireReader.Options)!
        );
}
