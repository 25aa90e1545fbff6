using Confero.Dialogues;

namespace Confero.Tests.Dialogues;

/// <summary>Amendments that wait follow their paragraph when others are accepted.</summary>
public sealed class AmendingTests
{
    private static readonly string[] Text = ["one", "two", "three"];

    [Theory]
    [InlineData(AmendmentKind.Replace, 2, "one|new|three")]
    [InlineData(AmendmentKind.AddAfter, 0, "new|one|two|three")]
    [InlineData(AmendmentKind.AddAfter, 3, "one|two|three|new")]
    [InlineData(AmendmentKind.Delete, 1, "two|three")]
    public void An_accepted_amendment_changes_its_paragraph(
        AmendmentKind kind,
        int paragraph,
        string expected
    ) => string.Join('|', Amending.Apply(Text, Made(kind, paragraph))).ShouldBe(expected);

    [Theory]
    [InlineData(AmendmentKind.AddAfter, 1)]
    [InlineData(AmendmentKind.AddAfter, 0)]
    [InlineData(AmendmentKind.Delete, 1)]
    [InlineData(AmendmentKind.Replace, 1)]
    public void One_that_waits_still_finds_its_paragraph(AmendmentKind kind, int paragraph)
    {
        var (accepted, waiting) = (Made(kind, paragraph), Made(AmendmentKind.Replace, 3));
        var text = Amending.Apply(Text, accepted);

        waiting.Paragraph = Amending.Moved(waiting, accepted);

        Amending.Fits(text, waiting).ShouldBeTrue();
        text[waiting.Paragraph - 1].ShouldBe("three");
    }

    [Fact]
    public void One_to_a_paragraph_that_reads_otherwise_by_now_does_not_fit() =>
        Amending
            .Fits(Amending.Apply(Text, Made(AmendmentKind.Replace, 2)), Made(AmendmentKind.Delete, 2))
            .ShouldBeFalse();

    private static Amendment Made(AmendmentKind kind, int paragraph) =>
        new()
        {
            Id = "",
            ProposalId = "",
            PartyId = "",
            Kind = kind,
            Paragraph = paragraph,
            Original = paragraph == 0 ? "" : Text[paragraph - 1],
            Text = "new",
        };
}
