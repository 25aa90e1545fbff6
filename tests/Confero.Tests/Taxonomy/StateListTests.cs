using System.Text.RegularExpressions;
using Confero.Taxonomy;

namespace Confero.Tests.Taxonomy;

/// <summary>The 193 Members and two observers, compared code by code and name by name with two lists of others.</summary>
public sealed partial class StateListTests
{
    private static readonly Taxonomies Terms = Taxonomies.Load();

    private static readonly Dictionary<string, Term> States = Terms
        .List("states")
        .Terms.ToDictionary(x => x.Code);

    private static readonly Dictionary<string, string> LanguageNames = new()
    {
        ["en"] = "English",
        ["ar"] = "Arabic",
        ["fr"] = "French",
        ["es"] = "Spanish",
        ["ru"] = "Russian",
        ["zh"] = "Chinese",
    };

    /// <summary>Names that the common file of country codes leaves empty or has older than the United Nations.</summary>
    private static readonly string[] DifferentInCountryCodes =
    [
        .. LanguageNames.Keys.SelectMany(x => new[] { $"CIV/{x}", $"TUR/{x}", $"NLD/{x}" }),
        "COG/zh",
        "DOM/zh",
    ];

    [Fact]
    public void There_are_193_Members_and_two_observers()
    {
        States.Values.Count(x => !x.Observer).ShouldBe(193);
        States.Values.Where(x => x.Observer).Select(x => x.Code).ShouldBe(["PSE", "VAT"], ignoreOrder: true);
    }

    [Fact]
    public void Every_State_lies_in_a_region_below_the_world() =>
        States.Values.ShouldAllBe(x => Terms.RegionAndAbove(x.Parent).Count >= 3);

    [Fact]
    public void Codes_are_those_of_the_OCHA_list_without_the_two_that_are_no_Members()
    {
        var others = Ocha().Where(x => x.Value["Appears in UNTERM list"] == "Y").Select(x => x.Key);

        others.Except(States.Keys).ShouldBe(["COK", "NIU"], ignoreOrder: true);
        States.Keys.Except(others).ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_those_of_the_OCHA_list() => Differences(Ocha(), x => $"{x} Short").ShouldBeEmpty();

    [Fact]
    public void Names_differ_from_the_common_list_only_where_that_is_known_to_be_wrong() =>
        Differences(CountryCodes(), x => $"UNTERM {x} Short")
            .ShouldBe(DifferentInCountryCodes, ignoreOrder: true);

    [Fact]
    public void Regions_are_those_of_both_lists()
    {
        foreach (var table in new[] { Ocha(), CountryCodes() })
        foreach (var (code, state) in States)
        {
            var row = table[code];
            var region = row["Intermediate Region Code"] is { Length: > 0 } nearer
                ? nearer
                : row["Sub-region Code"];
            state.Parent.ShouldBe(region.PadLeft(3, '0'), code);
        }
    }

    [Fact]
    public void Groups_are_those_of_the_common_list_but_for_one_graduation()
    {
        var columns = new Dictionary<string, string>
        {
            ["ldc"] = "Least Developed Countries (LDC)",
            ["lldc"] = "Land Locked Developing Countries (LLDC)",
            ["sids"] = "Small Island Developing States (SIDS)",
        };
        var table = CountryCodes();

        var different = States.Values.SelectMany(state =>
            columns
                .Where(x => state.Groups.Contains(x.Key) != table[state.Code][x.Value].Trim().Length > 0)
                .Select(x => $"{state.Code}/{x.Key}")
        );

        different.ShouldBe(["STP/ldc"]);
    }

    private static IEnumerable<string> Differences(
        Dictionary<string, Dictionary<string, string>> table,
        Func<string, string> column
    ) =>
        from state in States.Values
        from language in LanguageNames
        where Bare(table[state.Code][column(language.Value)]) != Bare(state.Names[language.Key])
        select $"{state.Code}/{language.Key}";

    /// <summary>Without the article and the asterisks of the terminology's own notation.</summary>
    private static string Bare(string name) => Notation().Replace(name.Replace('’', '\''), "").Trim();

    private static Dictionary<string, Dictionary<string, string>> Ocha() =>
        CountryTable.Read("ocha-countries-territories-taxonomy.csv", "ISO 3166-1 Alpha 3-Codes");

    private static Dictionary<string, Dictionary<string, string>> CountryCodes() =>
        CountryTable.Read("country-codes-unterm-m49.csv", "ISO3166-1-Alpha-3");

    [GeneratedRegex(@"\s*\((the|la|le|les|el|las|los|l')\)|\s*\*+$")]
    private static partial Regex Notation();
}
