using Confero.Assessments;
using Confero.Taxonomy;

namespace Confero.Tests.Assessments;

/// <summary>Questionnaires are checked to the line, and the shipped ones say all they have to in both languages.</summary>
public sealed class QuestionnaireTests
{
    private static readonly Taxonomies Known = Taxonomies.Load();

    public static TheoryData<string> Shipped => ["national-self-assessment", "site-assessment"];

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_questionnaire_is_sound_and_whole_in_Arabic(string code)
    {
        var read = QuestionnaireReader.Read(Text(code), Known);

        read.Faults.ShouldBeEmpty();
        foreach (var question in read.Questionnaire!.Questions)
        {
            question.Texts.ShouldContainKey("ar", question.Code);
            question.Help.ShouldContainKey("ar", question.Code);
            if (question.Counts)
                question.Need.ShouldNotBeNull(question.Code).Titles.ShouldContainKey("ar", question.Code);
        }
    }

    [Fact]
    public void The_national_one_asks_about_every_stage_and_theme()
    {
        var form = QuestionnaireReader.Read(Text("national-self-assessment"), Known).Questionnaire!;

        form.Sections.Select(x => x.Stage).Distinct().Order().ShouldBe(Codes("stages"));
        form.Questions.SelectMany(x => x.Objectives).Distinct().Order().ShouldBe(Codes("objectives"));
        form.Questions.Select(x => x.Critical?.Level).Distinct().ShouldBe([1, 2, 3, null], ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"stage\": \"storage\"", "\"stage\": \"cellar\"", "questionnaire.unknown-code")]
    [InlineData("\"code\": \"st-risk\"", "\"code\": \"st-licence\"", "questionnaire.code-twice")]
    [InlineData("[40, 65, 85]", "[40, 30, 85]", "questionnaire.thresholds-fall")]
    [InlineData("[40, 65, 85]", "[40, 65]", "questionnaire.against-schema")]
    [InlineData("\"weight\": 5", "\"weight\": 9", "questionnaire.against-schema")]
    [InlineData("\"kind\": \"normative\"", "\"kind\": \"magic\"", "questionnaire.unknown-code")]
    [InlineData("\"thresholds\"", "thresholds", "questionnaire.not-json")]
    public void A_fault_is_named_with_its_line(string sound, string faulty, string code)
    {
        var text = Text("national-self-assessment");
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        var broken = text[..at] + faulty + text[(at + sound.Length)..];
        var line = text[..at].Count(x => x == '\n') + 1;

        var read = QuestionnaireReader.Read(broken, Known);

        read.Questionnaire.ShouldBeNull();
        var fault = read.Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe(code);
        fault.Line.ShouldBe(line);
    }

    [Fact]
    public void What_no_answer_can_satisfy_is_not_critical()
    {
        var text = Text("national-self-assessment")
            .Replace("{\"at\": 85, \"credit\": 100}", "{\"at\": 85, \"credit\": 39}")
            .Replace("{\"at\": 60, \"credit\": 70}", "{\"at\": 60, \"credit\": 30}")
            .Replace("{\"at\": 30, \"credit\": 40}", "{\"at\": 30, \"credit\": 20}");

        QuestionnaireReader
            .Read(text, Known)
            .Faults.ShouldHaveSingleItem()
            .Code.ShouldBe("questionnaire.critical-out-of-reach");
    }

    private static IEnumerable<string> Codes(string taxonomy) =>
        Known.Choices(taxonomy).Select(x => x.Code).Order();

    private static string Text(string code)
    {
        using var stream = typeof(Questionnaire).Assembly.GetManifestResourceStream(
            $"questionnaires/{code}.json"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
