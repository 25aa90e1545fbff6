using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Tests.Requests;

/// <summary>Words propose codes, in more than one language; a person takes them over one by one.</summary>
public sealed class NeedSuggestionsTests
{
    private static readonly Taxonomies Terms = Taxonomies.Load();

    [Theory]
    [InlineData(
        "en",
        "Physical security of our stores",
        "A risk assessment of the ammunition depot is needed first."
    )]
    [InlineData("ar", "الأمن المادي للمخازن", "نحتاج أولاً إلى تقييم المخاطر في مستودع الذخيرة.")]
    public void Words_lead_to_codes_that_exist_and_are_said(string language, string title, string description)
    {
        var need = new NeedInput
        {
            Title = title,
            Description = description,
            Kind = "technical",
        };
        var found = NeedSuggestions.Of(need, language, Terms);
        found.ShouldNotBeEmpty();
        foreach (var suggestion in found)
        {
            Terms.Has(suggestion.Taxonomy, suggestion.Code).ShouldBeTrue();
            suggestion.Words.ShouldAllBe(words => (title + description).Contains(words));
        }
    }

    [Fact]
    public void The_same_codes_come_from_both_languages()
    {
        var english = Codes("en", "Training in marking of ammunition");
        var arabic = Codes("ar", "تدريب على وسم الذخيرة");
        english.Intersect(arabic).ShouldNotBeEmpty();
    }

    [Fact]
    public void Words_in_another_language_than_the_case_are_read_too() =>
        Codes("ar", "Training in marking of ammunition").ShouldNotBeEmpty();

    [Fact]
    public void What_is_taken_is_in_the_line_and_not_suggested_again()
    {
        var need = new NeedInput
        {
            Title = "Physical security of our stores",
            Description = "A risk assessment of the ammunition depot is needed first.",
            Kind = "technical",
        };
        foreach (var suggestion in NeedSuggestions.Of(need, "en", Terms))
        {
            var taken = NeedSuggestions.Take(need, $"{suggestion.Taxonomy}:{suggestion.Code}", Terms);
            taken.ShouldNotBe(need);
            NeedSuggestions.Of(taken, "en", Terms).ShouldNotContain(x => x.Code == suggestion.Code);
        }
    }

    [Theory]
    [InlineData("items:no-such-thing")]
    [InlineData("states:FR")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void What_is_no_suggestion_changes_nothing(string taken)
    {
        var need = new NeedInput { Title = "x", Kind = "technical" };
        NeedSuggestions.Take(need, taken, Terms).ShouldBe(need);
    }

    private static HashSet<string> Codes(string language, string title) =>
        [
            .. NeedSuggestions
                .Of(new NeedInput { Title = title, Kind = "financial" }, language, Terms)
                .Select(x => $"{x.Taxonomy}:{x.Code}"),
        ];
}
