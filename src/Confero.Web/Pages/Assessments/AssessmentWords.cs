using Confero.Assessments;
using Confero.Languages;
using Confero.Web.Components.Charts;

namespace Confero.Web.Pages.Assessments;

/// <summary>Names and pictures that the pages of assessments share.</summary>
public static class AssessmentWords
{
    public static string Percent(this Texts texts, int? percent) =>
        percent is null ? "–" : texts["assessment.percent", percent];

    /// <summary>The name of a life-cycle stage, theme or module series.</summary>
    public static async Task<IReadOnlyList<LevelBar>> Bars(
        this Names names,
        string taxonomy,
        IEnumerable<PartScore> parts
    )
    {
        var bars = new List<LevelBar>();
        foreach (var part in parts)
            bars.Add(
                new LevelBar(await names.Term(taxonomy, part.Code), part.Score.Percent, part.Score.Level)
            );
        return bars;
    }

    public static async Task<IReadOnlyList<LevelBar>> Bars(
        this Names names,
        string taxonomy,
        IEnumerable<PartChange> parts
    )
    {
        var bars = new List<LevelBar>();
        foreach (var part in parts)
            bars.Add(
                new LevelBar(
                    await names.Term(taxonomy, part.Code),
                    part.After.Percent,
                    part.After.Level,
                    part.Before.Percent,
                    part.Before.Level
                )
            );
        return bars;
    }

    /// <summary>An answer in words; its standing where there is no value.</summary>
    public static string Answer(this Texts texts, Question question, AnswerView? answer) =>
        answer?.Value is { } value
            ? AnswerWords.Read(question, value, CultureInfo.CurrentUICulture)
            : texts[$"assessment.standing.{JsonNames.Of(answer?.Standing ?? Standing.Open)}"];

    /// <summary>What an assessment is called for the viewer: the State's title, for others the questionnaire.</summary>
    public static string Called(this AssessmentView assessment) =>
        assessment.Title.Length > 0
            ? assessment.Title
            : AnswerWords.Pick(assessment.Definition.Names, CultureInfo.CurrentUICulture);

    public static string Pick(IReadOnlyDictionary<string, string> names) =>
        AnswerWords.Pick(names, CultureInfo.CurrentUICulture);
}
