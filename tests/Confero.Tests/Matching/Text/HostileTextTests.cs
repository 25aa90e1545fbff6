using Confero.Matching.Text;
using CsCheck;

namespace Confero.Tests.Matching.Text;

/// <summary>No text makes anything throw, and normal text stays normal.</summary>
public sealed class HostileTextTests
{
    private static readonly Gen<string> Any = Gen.OneOf(
            Gen.Char,
            Gen.Char['\u0600', '\u06FF'],
            Gen.Char['\u0300', '\u036F'],
            Gen.Char['\u0400', '\u04FF'],
            Gen.Char['\uD800', '\uDFFF'],
            Gen.Char['\uFB50', '\uFFFF'],
            Gen.Char['\u4E00', '\u9FFF'],
            Gen.Char[' ', '~']
        )
        .Array[0, 60]
        .Select(x => new string(x));

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Any.Sample(text => Folding.Fold(Folding.Fold(text)).ShouldBe(Folding.Fold(text)));

    [Fact]
    public void Every_single_character_folds_to_something_that_stays()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var once = Folding.Fold(((char)i).ToString());
            Folding.Fold(once).ShouldBe(once, $"U+{i:X4}");
        }
    }

    [Fact]
    public void Composed_and_decomposed_spellings_fold_alike() =>
        Folding.Fold("и\u0306 e\u0301 \u0627\u0653").ShouldBe(Folding.Fold("й é آ"));

    [Fact]
    public void Every_span_lies_within_the_text() =>
        Any.Select(Any, (a, b) => $"{a} fire safety {b} 消防 склад {a}")
            .Sample(text =>
                TextData
                    .Spotter.Spot(text)
                    .ShouldAllBe(x => x.Start >= 0 && x.Length > 0 && x.Start + x.Length <= text.Length)
            );

    [Fact]
    public void Scores_are_finite_and_parts_stay_in_their_range() =>
        Gen.Select(Any, Any)
            .Sample(
                (a, b) =>
                    TextData
                        .Index(TextData.Document("a", a), TextData.Document("b", b))
                        .Search(a + b, [], 5)
                        .ShouldAllBe(x => double.IsFinite(x.Score) && x.Score > 0 && x.Score < 1)
            );

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("...;!?")]
    [InlineData("\uD800")]
    [InlineData("\uDC00\uD800")]
    [InlineData("\uFFFE\uFFFF\0")]
    [InlineData("de la los the و в 的")]
    public void A_text_without_words_finds_nothing(string text)
    {
        TextData.Spotter.Spot(text).ShouldBeEmpty();
        TextData.Index(TextData.Document("a", text)).Search(text, [], 5).ShouldAllBe(x => x.Score < 1);
        TextData.Index(TextData.Document("a", "fence")).Search(text, [], 5).ShouldBeEmpty();
        TextData.Index().Search(text, [], 5).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fire safety ")]
    [InlineData("消防安全")]
    [InlineData("a")]
    [InlineData("وبالتدريب ")]
    [InlineData("\u0301")]
    public void A_very_long_text_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        TextData.Spotter.Spot(text);
        TextData.Index(TextData.Document("a", text)).Search(text, [], 1).Count.ShouldBeLessThanOrEqualTo(1);
    }
}
