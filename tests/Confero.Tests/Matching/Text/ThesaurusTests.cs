using System.Text.Json;
using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>The thesaurus of the repository is whole and readable.</summary>
public sealed class ThesaurusTests
{
    [Fact]
    public void It_holds_three_to_five_hundred_concepts_with_one_to_five_labels_in_six_languages()
    {
        TextData.Thesaurus.Concepts.Count.ShouldBeInRange(300, 500);
        foreach (var concept in TextData.Thesaurus.Concepts)
        foreach (var language in TextLanguages.All)
            concept.Labels[language].Count.ShouldBeInRange(1, 5, $"{concept.Name} in {language}");
    }

    [Fact]
    public void Every_label_is_found_in_its_own_text()
    {
        var lost =
            from concept in TextData.Thesaurus.Concepts
            from language in TextLanguages.All
            from label in concept.Labels[language]
            where TextData.Spotter.Spot(label, language).All(x => x.Concept != concept.Name)
            select $"{concept.Name} {language} {label}";
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_scheme_other_than_topic_is_a_taxonomy_that_has_the_code()
    {
        foreach (var scheme in TextData.Thesaurus.Concepts.Select(x => x.Scheme).Distinct())
        {
            if (scheme == "topic")
                continue;
            var file = File.ReadAllText(Repository.PathOf("data", "taxonomies", $"{scheme}.json"));
            var codes = JsonDocument
                .Parse(file)
                .RootElement.GetProperty("terms")
                .EnumerateArray()
                .Select(x => x.GetProperty("code").GetString());
            TextData
                .Thesaurus.Concepts.Where(x => x.Scheme == scheme)
                .Select(x => x.Code)
                .ShouldBeSubsetOf(codes!);
        }
    }

    [Fact]
    public void The_preferred_name_falls_back_to_English()
    {
        var thesaurus = ThesaurusJson.Read(
            """
            {"thesaurus":"t","version":1,"source":"s","concepts":[
              {"scheme":"topic","code":"a","labels":{"en":["one","two"],"fr":["un"]}}]}
            """
        );
        thesaurus.Preferred(new ConceptCode("topic", "a"), "fr").ShouldBe("un");
        thesaurus.Preferred(new ConceptCode("topic", "a"), "ru").ShouldBe("one");
        thesaurus.Preferred(new ConceptCode("topic", "b"), "ru").ShouldBeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"thesaurus":"t","version":1,"source":"s","concepts":null}""")]
    [InlineData("""{"thesaurus":"t","version":1,"source":"s","concepts":[],"more":1}""")]
    [InlineData(
        """{"thesaurus":"t","version":1,"source":"s","concepts":[{"scheme":"a","code":"b","labels":{"en":[" "]}}]}"""
    )]
    public void What_is_not_a_thesaurus_is_refused(string json) =>
        Should.Throw<JsonException>(() => ThesaurusJson.Read(json));

    [Fact]
    public void Two_concepts_of_one_name_or_a_strange_language_are_refused()
    {
        var labels = new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["one"] };
        var strange = new Dictionary<string, IReadOnlyList<string>> { ["xx"] = ["one"] };
        var concept = new Concept("topic", "a", labels);
        Should.Throw<ArgumentException>(() => new Thesaurus([concept, concept]));
        Should.Throw<ArgumentException>(() => new Thesaurus([concept with { Labels = strange }]));
    }
}
