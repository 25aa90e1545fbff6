using Confero.Landscape.Gaps;

namespace Confero.Tests.Landscape;

/// <summary>Need against supply.</summary>
public sealed class GapTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Fact]
    public void A_cell_tells_what_is_open_how_old_it_is_and_who_could_serve_it()
    {
        var table = GapTable.Of(
            [Line("1", "fr", 40), Line("2", "fr", 10), Line("3", "fr", 90, agreed: 5), Line("4", "ar", 20)],
            [Supply("a", "fr"), Supply("b", "fr"), Supply("b", null)],
            GapDimension.Kind,
            GapDimension.Language,
            Today
        );

        table.At("technical", "fr").ShouldBe(new GapCell("technical", "fr", 3, 2, 40, 3, 2));
        table.At("technical", "ar").Risk.ShouldBe(GapRisk.OneProvider);
        table.At("technical", "fr").Risk.ShouldBe(GapRisk.None);
        (table.Asked, table.Open).ShouldBe((4, 3));
    }

    [Fact]
    public void A_need_nobody_could_serve_stands_out_and_one_that_does_not_say_takes_anything()
    {
        var table = GapTable.Of(
            [Line("1", "ru", 3), Line("2", null, 3)],
            [Supply("a", "fr")],
            GapDimension.Kind,
            GapDimension.Language,
            Today
        );

        table.At("technical", "ru").Risk.ShouldBe(GapRisk.Nobody);
        table.At("technical", GapTable.Unsaid).Offers.ShouldBe(1);
    }

    [Fact]
    public void What_ended_or_was_agreed_is_not_open()
    {
        Line("1", "fr", 10, agreed: 0).OpenOn(Today).ShouldBeFalse();
        Line("1", "fr", 10, agreed: 0).OpenOn(Today.AddDays(-1)).ShouldBeTrue();
        (Line("1", "fr", 10) with { EndedOn = Today }).OpenOn(Today).ShouldBeFalse();
        Line("1", "fr", 10).OpenOn(Today.AddDays(-11)).ShouldBeFalse();
    }

    private static GapLine Line(string id, string? language, int days, int? agreed = null) =>
        new(
            id,
            "R" + id,
            "S" + id,
            new Dictionary<GapDimension, IReadOnlyList<string>>
            {
                [GapDimension.Kind] = ["technical"],
                [GapDimension.Language] = language is null ? [] : [language],
            },
            Today.AddDays(-days),
            agreed is { } ago ? Today.AddDays(-ago) : null,
            null,
            null
        );

    private static GapSupply Supply(string provider, string? language)
    {
        var codes = new Dictionary<GapDimension, IReadOnlyList<string>>
        {
            [GapDimension.Kind] = ["technical"],
        };
        if (language is not null)
            codes[GapDimension.Language] = [language];
        return new GapSupply($"{provider}-{language}", provider, codes);
    }
}
