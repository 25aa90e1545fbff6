using Confero.Taxonomy;

namespace Confero.Tests.Taxonomy;

/// <summary>What Confero ships is complete, named in the languages it promises, and says what is not confirmed.</summary>
public sealed class ShippedTaxonomiesTests
{
    private static readonly Taxonomies Terms = Taxonomies.Load();
    private static readonly string[] Six = ["en", "ar", "fr", "es", "ru", "zh"];

    public static TheoryData<string> InSixLanguages =>
        [.. Terms.Names.Except(["modules", "module-series"]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(InSixLanguages))]
    public void Every_term_has_a_name_in_six_languages(string taxonomy)
    {
        foreach (var term in Terms.List(taxonomy).Terms)
            Six.Where(x => !term.Names.TryGetValue(x, out var name) || name.Length == 0)
                .ShouldBeEmpty($"{taxonomy}/{term.Code}");
    }

    [Fact]
    public void Guidelines_are_numbers_and_official_titles_only()
    {
        foreach (var module in Terms.List("modules").Terms)
        {
            module.Code.ShouldMatch(@"^\d\d\.\d\d$");
            module.Names.Keys.ShouldBe(["en"]);
        }
    }

    [Fact]
    public void Only_the_objective_that_is_confirmed_bears_a_number()
    {
        var objectives = Terms.List("objectives").Terms;

        objectives.Count.ShouldBe(15);
        objectives.Where(x => x.Code.All(char.IsAsciiDigit)).ShouldHaveSingleItem().Code.ShouldBe("11");
        objectives.Where(x => x.Verified).Select(x => x.Code).ShouldBe(["11"]);
    }

    [Fact]
    public void Markings_are_never_translated()
    {
        foreach (var marking in Terms.List("markings").Terms)
            marking.Names.Values.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("XOF", 0)]
    [InlineData("EUR", 2)]
    [InlineData("TND", 3)]
    public void Currencies_know_their_minor_units(string currency, int digits) =>
        Terms.Find("currencies", currency)!.MinorUnits.ShouldBe(digits);

    [Theory]
    [InlineData("kinds", 5)]
    [InlineData("stages", 12)]
    [InlineData("levels", 4)]
    [InlineData("urgencies", 4)]
    [InlineData("provider-kinds", 6)]
    [InlineData("module-series", 12)]
    public void Lists_that_are_fixed_have_their_length(string taxonomy, int length) =>
        Terms.List(taxonomy).Terms.Count.ShouldBe(length);

    [Fact]
    public void A_region_lies_in_all_those_above_it() =>
        Terms.RegionAndAbove("011").ShouldBe(["011", "202", "002", "001"]);

    [Fact]
    public void An_unknown_language_gets_the_English_name_and_an_unknown_code_itself()
    {
        Terms.Name("kinds", "material", "sw").ShouldBe("Material");
        Terms.Name("kinds", "immaterial", "fr").ShouldBe("immaterial");
    }
}
