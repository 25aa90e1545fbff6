using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>The nearest texts come first and say why.</summary>
public sealed class TextIndexTests
{
    private static readonly ConceptCode Fencing = new("items", "fencing");
    private static readonly ConceptCode Trainer = new("expertise", "trainer");

    [Fact]
    public void Codes_beat_text()
    {
        var hits = TextData
            .Index(
                TextData.Document("same words", "A new perimeter fence with barbed wire for the depot"),
                TextData.Document("same code", "Etwas ganz anderes", Fencing),
                TextData.Document("nothing", "9999")
            )
            .Search("A new perimeter fence with barbed wire for the depot", [Fencing], 5);
        hits.Select(x => x.Id).ShouldBe(["same code", "same words"]);
        hits[0].SharedCodes.ShouldBe([Fencing]);
        hits[0].Parts.Codes.ShouldBeGreaterThanOrEqualTo(10);
        hits[1].SharedCodes.ShouldBeEmpty();
        hits[1].Score.ShouldBeLessThan(1);
    }

    [Fact]
    public void A_rarer_code_counts_more()
    {
        var hits = TextData
            .Index(
                TextData.Document("a", "", Fencing),
                TextData.Document("b", "", Fencing),
                TextData.Document("c", "", Trainer)
            )
            .Search("", [Fencing, Trainer], 5);
        hits.Select(x => x.Id).ShouldBe(["c", "a", "b"]);
    }

    [Fact]
    public void A_confirmed_code_is_found_by_words_of_another_language() =>
        TextData
            .Index(TextData.Document("a", "", Fencing), TextData.Document("b", "", Trainer))
            .Search("Нужен новый забор", [], 5)
            .Select(x => x.Id)
            .ShouldBe(["a"]);

    [Theory]
    [InlineData("extinguishers", "fire extingwishers and hozes")]
    [InlineData("extinguishers", "extinguisers")]
    [InlineData("clôtures", "réparer la clotture du site")]
    [InlineData("закупка", "закупкка огнетушитилей не нужна, нужна закуппка")]
    [InlineData("name", "the depot of Ouagadugu")]
    public void Misspellings_and_names_are_found(string expected, string query)
    {
        var hits = TextData
            .Index(
                TextData.Document("extinguishers", "Two hundred extinguishers were bought"),
                TextData.Document("clôtures", "Réparation des clôtures"),
                TextData.Document("закупка", "Закупка стеллажей"),
                TextData.Document("name", "Store near Ouagadougou"),
                TextData.Document("other", "Legal drafting by a lawyer")
            )
            .Search(query, [], 1);
        hits[0].Id.ShouldBe(expected);
    }

    [Fact]
    public void A_hit_carries_its_reasons()
    {
        var hit = TextData
            .Index(
                TextData.Document("a", "Training storekeepers in fire safety"),
                TextData.Document("b", "Legislation")
            )
            .Search("Fire safety training in Ruritania", [], 5)
            .ShouldHaveSingleItem();
        hit.SharedConcepts.ShouldContain(new ConceptCode("expertise", "fire-safety"));
        hit.SharedConcepts.ShouldContain(new ConceptCode("sub-kinds", "training"));
        hit.SharedTerms.ShouldBe(["fire", "safety", "train"], ignoreOrder: true);
        (hit.Parts.Codes + hit.Parts.Concepts + hit.Parts.Terms + hit.Parts.Grams).ShouldBe(hit.Score);
    }

    [Fact]
    public void Equal_scores_stand_in_order_of_id() =>
        TextData
            .Index(
                TextData.Document("b", "fence"),
                TextData.Document("c", "fence"),
                TextData.Document("a", "fence")
            )
            .Search("fence", [], 2)
            .Select(x => x.Id)
            .ShouldBe(["a", "b"]);

    [Fact]
    public void Two_documents_of_one_id_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            TextData.Index(TextData.Document("a", "x"), TextData.Document("a", "y"))
        );

    [Fact]
    public void No_hits_are_asked_or_less()
    {
        TextData.Index(TextData.Document("a", "fence")).Search("fence", [], 0).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => TextData.Index().Search("", [], -1));
    }
}
