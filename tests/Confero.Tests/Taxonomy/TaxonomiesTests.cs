using Confero.Languages;
using Confero.Taxonomy;

namespace Confero.Tests.Taxonomy;

/// <summary>The taxonomies that ship: complete, named, and the right States.</summary>
public sealed class TaxonomiesTests
{
    private static readonly Taxonomies Shipped = Taxonomies.Load();

    [Fact]
    public void The_States_are_the_193_Members_and_two_observers_code_by_code()
    {
        var file = Path.Combine(Repository.Shared("07-countries"), "ocha-countries-territories-taxonomy.csv");
        // Cook Islands and Niue stand in the terminology list without being Members or observers.
        var listed = File.ReadLines(file)
            .Skip(1)
            .Select(x => x.Split(','))
            .Where(x => x[4] == "Y" && x[11] is not ("COK" or "NIU"))
            .Select(x => x[11]);

        var states = Shipped.List("states").Terms;

        states.Select(x => x.Code).Order().ShouldBe(listed.Order());
        states.Count.ShouldBe(195);
        states.Where(x => x.Observer).Select(x => x.Code).ShouldBe(["PSE", "VAT"], ignoreOrder: true);
        Shipped.Name("states", "CIV", "en").ShouldBe("Côte d'Ivoire");
        Shipped.Has("states", "TUR").ShouldBeTrue();
    }

    [Theory]
    [InlineData("states")]
    [InlineData("kinds")]
    [InlineData("stages")]
    [InlineData("expertise")]
    [InlineData("items")]
    [InlineData("units")]
    [InlineData("regions")]
    [InlineData("objectives")]
    public void Names_are_there_in_all_six_languages(string taxonomy)
    {
        foreach (var term in Shipped.List(taxonomy).Terms)
        foreach (var language in Language.All)
            term.Names.ShouldContainKey(language.Tag, $"{taxonomy} {term.Code}");
    }

    [Fact]
    public void Only_the_confirmed_objective_bears_a_number()
    {
        var objectives = Shipped.List("objectives").Terms;

        objectives.Count.ShouldBe(15);
        objectives.Where(x => x.Verified).ShouldHaveSingleItem().Code.ShouldBe("11");
        objectives.Where(x => int.TryParse(x.Code, out _)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Invented_States_never_bear_a_real_code()
    {
        var portfolio = Confero.Exchange.PortfolioJson.Read(
            File.ReadAllText(Repository.PathOf("data", "demonstration", "portfolio.json"))
        );

        portfolio.Parties.ShouldAllBe(x => !Shipped.Has("states", x.Key));
        portfolio.Parties.Count(x => x.Kind == "state").ShouldBeGreaterThanOrEqualTo(18);
        portfolio.Parties.Count(x => x.Kind != "state").ShouldBeGreaterThanOrEqualTo(12);
        (
            portfolio.Requests.Count,
            portfolio.Needs.Count,
            portfolio.Offers.Count,
            portfolio.Experts.Count
        ).ShouldSatisfyAllConditions(
            x => x.Item1.ShouldBeGreaterThanOrEqualTo(45),
            x => x.Item2.ShouldBeGreaterThanOrEqualTo(160),
            x => x.Item3.ShouldBeGreaterThanOrEqualTo(90),
            x => x.Item4.ShouldBeGreaterThanOrEqualTo(40)
        );
    }

    [Fact]
    public void An_administrators_edit_holds_without_touching_what_ships()
    {
        var edited = Shipped.WithEdits([
            new TermEdit(
                "items",
                "drone-detection",
                new Dictionary<string, string> { ["en"] = "Drone detection" },
                Retired: false
            ),
            new TermEdit(
                "items",
                "vehicles",
                new Dictionary<string, string> { ["en"] = "Lorries" },
                Retired: true
            ),
        ]);

        edited.Has("items", "drone-detection").ShouldBeTrue();
        edited.Name("items", "vehicles", "en").ShouldBe("Lorries");
        edited.Choices("items").ShouldNotContain(x => x.Code == "vehicles");
        Shipped.Has("items", "drone-detection").ShouldBeFalse();
    }

    [Fact]
    public void A_region_lies_in_the_regions_above_it() =>
        Shipped.RegionAndAbove("011").ShouldBe(["011", "202", "002", "001"]);
}
