using Confero.Dialogues;
using CsCheck;

namespace Confero.Tests.Dialogues;

public sealed class TextDifferenceTests
{
    private static readonly string[] Words =
    [
        "States",
        "should",
        "report ",
        " needs",
        "。",
        "需要",
        "\n",
        "  ",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1]
        .Array[0, 12]
        .Select(x => string.Concat(x.Select(i => Words[i])));

    [Fact]
    public void No_letter_of_either_wording_is_lost() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (before, after) =>
                {
                    var parts = TextDifference.Between(before, after);
                    Of(parts, PieceKind.New).ShouldBe(before);
                    Of(parts, PieceKind.Gone).ShouldBe(after);
                },
                iter: 2000
            );

    [Fact]
    public void One_word_is_one_difference()
    {
        var parts = TextDifference.Between(
            "The fund should report each year.",
            "The fund shall report each year."
        );

        parts.Where(x => x.Kind != PieceKind.Same).Select(x => x.Text.Trim()).ShouldBe(["should", "shall"]);
    }

    [Fact]
    public void Chinese_is_compared_by_characters()
    {
        var parts = TextDifference.Between("各国应报告需求", "各国可报告需求");

        parts.Where(x => x.Kind != PieceKind.Same).Select(x => x.Text).ShouldBe(["应", "可"]);
    }

    [Fact]
    public void The_same_text_has_no_difference() =>
        TextDifference
            .Between("تبلغ الدول عن احتياجاتها", "تبلغ الدول عن احتياجاتها")
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(PieceKind.Same);

    private static string Of(IEnumerable<Piece> parts, PieceKind without) =>
        string.Concat(parts.Where(x => x.Kind != without).Select(x => x.Text));
}
