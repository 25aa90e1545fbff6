using Confero.Landscape.Gaps;

namespace Confero.Tests.Landscape;

/// <summary>The measures of the report.</summary>
public sealed class EffectTests
{
    [Fact]
    public void Half_took_no_longer_than_the_median() =>
        Effect.DurationOf([9, 1, 5, 30]).ShouldBe(new Duration(5, 30, 4));

    [Fact]
    public void Nothing_has_no_median() => Effect.DurationOf([]).ShouldBeNull();

    [Fact]
    public void One_provider_alone_is_full_concentration_and_equal_ones_share_it()
    {
        Concentration.Of(["a", "a"])!.ShouldBe(new Concentration(1, 1));
        Concentration.Of(["a", "b", "c", "d"])!.Index.ShouldBe(0.25, 1e-9);
        Concentration.Of(Enumerable.Range(0, 10).Select(x => $"{x}").ToList())!.Level.ShouldBe("low");
    }
}
