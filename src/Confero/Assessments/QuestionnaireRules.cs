using Confero.Taxonomy;

namespace Confero.Assessments;

/// <summary>What must hold of a questionnaire beyond its schema.</summary>
internal static class QuestionnaireRules
{
    public static IEnumerable<QuestionnaireFault> Check(Questionnaire read, Taxonomies taxonomies)
    {
        if (read.Thresholds.Zip(read.Thresholds.Skip(1)).Any(x => x.First > x.Second))
            yield return Fault("questionnaire.thresholds-fall", "$.thresholds");
        var codes = new HashSet<string>();
        foreach (var (i, section) in read.Sections.Index())
        {
            var path = $"$.sections[{i}]";
            if (read.Sections.Take(i).Any(x => x.Code == section.Code))
                yield return Fault("questionnaire.code-twice", path + ".code", section.Code);
            if (!taxonomies.Has("stages", section.Stage))
                yield return Fault("questionnaire.unknown-code", path + ".stage", section.Stage);
            foreach (var (q, question) in section.Questions.Index())
            foreach (var fault in Check(question, $"{path}.questions[{q}]", taxonomies, codes))
                yield return fault;
        }
        if (!read.Questions.Any(x => x.Counts))
            yield return Fault("questionnaire.nothing-counts", "$.sections");
    }

    private static IEnumerable<QuestionnaireFault> Check(
        Question question,
        string path,
        Taxonomies taxonomies,
        HashSet<string> codes
    ) =>
        [
            .. codes.Add(question.Code)
                ? []
                : new[] { Fault("questionnaire.code-twice", path + ".code", question.Code) },
            .. Codes(taxonomies, "objectives", question.Objectives, path + ".objectives"),
            .. Codes(taxonomies, "modules", question.Modules, path + ".modules"),
            .. Values(question, path),
            .. question.Need is { } need ? Need(need, path + ".need", taxonomies) : [],
        ];

    private static IEnumerable<QuestionnaireFault> Values(Question question, string path)
    {
        if (question.Type == QuestionType.Choice && question.Choices.Count < 2)
            yield return Fault("questionnaire.too-few-choices", path);
        if (question.Choices.DistinctBy(x => x.Code).Count() < question.Choices.Count)
            yield return Fault("questionnaire.code-twice", path + ".choices", question.Code);
        if (question.Bands.Zip(question.Bands.Skip(1)).Any(x => x.First.At >= x.Second.At))
            yield return Fault("questionnaire.bands-unordered", path + ".bands");
        if (question.Type == QuestionType.Date && question.Bands.Any(x => x.At is < 1 or > 1200))
            yield return Fault("questionnaire.months-out-of-range", path + ".bands");
        if (question.Minimum > question.Maximum)
            yield return Fault("questionnaire.minimum-above-maximum", path + ".minimum");
        if (question.Critical is not { } critical)
            yield break;
        if (!question.Counts || Best(question) < critical.AtLeast)
            yield return Fault("questionnaire.critical-out-of-reach", path + ".critical", question.Code);
    }

    /// <summary>The most credit any answer brings.</summary>
    private static int Best(Question question) =>
        question.Type switch
        {
            QuestionType.Choice => question.Choices.Select(x => x.Credit).DefaultIfEmpty().Max(),
            QuestionType.Number or QuestionType.Date => question.Bands.Max(x => x.Credit),
            _ => 100,
        };

    private static IEnumerable<QuestionnaireFault> Need(NeedPattern need, string path, Taxonomies taxonomies)
    {
        if (!taxonomies.Has("kinds", need.Kind))
            yield return Fault("questionnaire.unknown-code", path + ".kind", need.Kind);
        if (need.Competence is { } competence && !taxonomies.Has("expertise", competence))
            yield return Fault("questionnaire.unknown-code", path + ".competence", competence);
        if (
            need.Item is { } item
            && !taxonomies.Has("items", item)
            && !taxonomies.Has("training-kinds", item)
        )
            yield return Fault("questionnaire.unknown-code", path + ".item", item);
    }

    private static IEnumerable<QuestionnaireFault> Codes(
        Taxonomies taxonomies,
        string taxonomy,
        IReadOnlyList<string> codes,
        string path
    ) =>
        codes
            .Index()
            .Where(x => !taxonomies.Has(taxonomy, x.Item))
            .Select(x => Fault("questionnaire.unknown-code", $"{path}[{x.Index}]", x.Item));

    private static QuestionnaireFault Fault(string code, string path, params string[] args) =>
        new(code, path, 0, 0, args);
}
