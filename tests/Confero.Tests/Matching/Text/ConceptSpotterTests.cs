using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>Concepts are found whatever the spelling, and nothing is found that is not there.</summary>
public sealed class ConceptSpotterTests
{
    [Theory]
    [InlineData("The FENCES were mended")]
    [InlineData("Des clôtures neuves")]
    [InlineData("Des clotures neuves")]
    [InlineData("Se repararon las vallas")]
    [InlineData("Ремонт заборов")]
    [InlineData("需要新的围栏")]
    [InlineData("نحتاج إلى سياج جديد")]
    public void A_fence_is_found_in_six_languages(string text) =>
        TextData.Codes(text).ShouldContain("items:fencing");

    [Theory]
    [InlineData("تدريب")]
    [InlineData("التدريب")]
    [InlineData("والتدريب")]
    [InlineData("بالتدريب")]
    [InlineData("للتدريب")]
    [InlineData("وتدريب")]
    [InlineData("لتدريب")]
    [InlineData("وبتدريب")]
    [InlineData("تَدْرِيب")]
    [InlineData("تـــدريب")]
    public void Arabic_clitics_vowel_signs_and_tatweel_do_not_hide_a_word(string word) =>
        TextData.Codes($"نرغب {word} هنا").ShouldContain("sub-kinds:training");

    [Theory]
    [InlineData("السلامه من الحرائق")]
    [InlineData("السلامة من الحرائق")]
    [InlineData("والسلامة من الحرائق")]
    public void Forms_of_ta_marbuta_are_one(string text) =>
        TextData.Codes(text).ShouldContain("expertise:fire-safety");

    [Theory]
    [InlineData("склад")]
    [InlineData("склада")]
    [InlineData("складу")]
    [InlineData("складом")]
    [InlineData("складе")]
    [InlineData("склады")]
    [InlineData("складов")]
    [InlineData("складам")]
    [InlineData("складами")]
    [InlineData("складах")]
    public void Every_Russian_case_is_found(string word) =>
        TextData.Codes($"Речь идёт о {word}.").ShouldContain("topic:depot");

    [Theory]
    [InlineData("пожарная безопасность")]
    [InlineData("пожарной безопасности")]
    [InlineData("пожарную безопасность")]
    [InlineData("Пожарной  Безопасностью")]
    public void Russian_cases_are_found_across_words(string text) =>
        TextData.Codes($"Занятие: {text}").ShouldContain("modules:02.50");

    [Fact]
    public void The_longest_label_wins()
    {
        var codes = TextData.Codes("We train staff in fire safety.").ToList();
        codes.ShouldContain("expertise:fire-safety");
        codes.ShouldNotContain("modules:07.10");
        TextData.Codes("消防安全").ShouldNotContain("modules:07.10");
    }

    [Theory]
    [InlineData("A scarcity of port wine, of course, and shedding")]
    [InlineData("Transportable offences and defencelessness")]
    public void Words_are_not_found_inside_words(string text)
    {
        var codes = TextData.Codes(text).ToList();
        codes.ShouldNotContain("topic:urban-area");
        codes.ShouldNotContain("stages:transport");
        codes.ShouldNotContain("items:fencing");
        codes.ShouldNotContain("topic:shelter");
    }

    [Fact]
    public void A_label_does_not_reach_over_the_end_of_a_sentence() =>
        TextData.Codes("There was a fire. Safety matters.").ShouldNotContain("expertise:fire-safety");

    [Fact]
    public void Small_words_in_between_do_not_matter() =>
        TextData.Codes("la gestion de nos stocks").ShouldContain("modules:03.10");

    [Theory]
    [InlineData("Les ｅｘｔｉｎｃｔｅｕｒｓ sont là", "ｅｘｔｉｎｃｔｅｕｒｓ", "items:fire-equipment")]
    [InlineData(
        "Nous, à l’abri : la protection contre la foudre!",
        "protection contre la foudre",
        "items:lightning-protection"
    )]
    [InlineData("Cloˆtures et clôtures", "clôtures", "items:fencing")]
    [InlineData("库房\U00020000内的温度和湿度", "温度", "items:climate-monitoring")]
    [InlineData("وبالتدريب نبدأ", "وبالتدريب", "sub-kinds:training")]
    [InlineData("🚒 Огнетушителями 🚒", "Огнетушителями", "items:fire-equipment")]
    public void A_span_is_of_the_text_as_given(string text, string expected, string code)
    {
        var match = TextData.Spotter.Spot(text).First(x => x.Concept.ToString() == code);
        text.Substring(match.Start, match.Length).ShouldBe(expected);
    }

    [Fact]
    public void A_match_says_which_label_of_which_language_it_was()
    {
        var match = TextData.Spotter.Spot("Se necesitan extintores").Single(x => x.Scheme == "items");
        match.Code.ShouldBe("fire-equipment");
        match.Label.ShouldBe("extintor");
        match.Language.ShouldBe("es");
    }

    [Fact]
    public void A_word_that_two_languages_share_is_read_in_the_language_of_the_text()
    {
        TextData.Codes("La formation du personnel").ShouldContain("sub-kinds:training");
        TextData.Codes("The formation of the rock").ShouldNotContain("sub-kinds:training");
        TextData.Codes("formation", "en").ShouldNotContain("sub-kinds:training");
        TextData.Codes("formation", "fr").ShouldContain("sub-kinds:training");
    }

    [Fact]
    public void A_language_that_cannot_be_read_is_refused() =>
        Should.Throw<ArgumentException>(() => TextData.Spotter.Spot("text", "xx"));
}
