using Confero.Taxonomy;

namespace Confero.Tests.Taxonomy;

/// <summary>A faulty file stops the start and says where it is wrong.</summary>
public sealed class TaxonomyFileTests
{
    private const string Head = """
        "version": 1, "source": "S", "sourceAddress": "", "asOf": "2026-11-01"
        """;

    [Theory]
    [InlineData("""[{"code": "a", "names": {"ar": "أ"}}]""", "colours.json, term a: it has no English name")]
    [InlineData("""[{"code": "a", "names": {"en": " "}}]""", "colours.json, term a: it has no English name")]
    [InlineData(
        """[{"code": "a", "names": {"en": "A", "fr": "A "}}]""",
        "colours.json, term a: its name in fr begins or ends with a space"
    )]
    [InlineData(
        """[{"code": "a", "names": {"en": "A"}}, {"code": "a", "names": {"en": "B"}}]""",
        "colours.json, term a: the code stands twice"
    )]
    [InlineData(
        """[{"code": "a", "names": {"en": "A"}, "parent": "b"}]""",
        "colours.json, term a: its parent b is not in colours.json"
    )]
    [InlineData("""[{"code": "a", "names": {"en": "A"}, "colour": 1}]""", "colours.json, line 2: ")]
    [InlineData("""[{"names": {"en": "A"}}]""", "colours.json, line 2: ")]
    public void A_faulty_term_is_named(string terms, string message) =>
        Should
            .Throw<InvalidDataException>(() => Taxonomies.Read([("colours.json", File("colours", terms))]))
            .Message.ShouldContain(message);

    [Fact]
    public void A_file_must_bear_the_name_of_its_taxonomy() =>
        Should
            .Throw<InvalidDataException>(() => Taxonomies.Read([("shapes.json", File("colours", "[]"))]))
            .Message.ShouldContain("it calls itself colours");

    [Fact]
    public void The_taxonomy_of_the_parents_must_exist() =>
        Should
            .Throw<InvalidDataException>(() =>
                Taxonomies.Read([("colours.json", File("colours", "[]", "\"parentsIn\": \"moods\","))])
            )
            .Message.ShouldContain("there is no taxonomy moods");

    private static string File(string taxonomy, string terms, string more = "") =>
        $$"""{ "taxonomy": "{{taxonomy}}", {{more}} {{Head}},"""
        + $$"""

             "terms": {{terms}} }
            """;
}
