using Confero.Taxonomy;

namespace Confero.Tests.Taxonomy;

/// <summary>An administrator's edits hold at once and never harm what carries a term already.</summary>
public sealed class TermEditTests
{
    private static readonly Taxonomies Shipped = Taxonomies.Load();

    [Fact]
    public void A_renamed_term_keeps_its_names_in_other_languages()
    {
        var edited = Shipped.WithEdits([Edit("items", "fencing", "Security fencing")]);

        edited.Name("items", "fencing", "en").ShouldBe("Security fencing");
        edited.Name("items", "fencing", "fr").ShouldBe(Shipped.Name("items", "fencing", "fr"));
        Shipped.Name("items", "fencing", "en").ShouldBe("Fencing");
    }

    [Fact]
    public void An_added_term_may_be_chosen()
    {
        var edited = Shipped.WithEdits([Edit("items", "weather-station", "Weather station")]);

        edited.Has("items", "weather-station").ShouldBeTrue();
        edited.Choices("items").Last().Code.ShouldBe("weather-station");
        Shipped.Has("items", "weather-station").ShouldBeFalse();
    }

    [Fact]
    public void A_retired_term_is_known_but_no_choice()
    {
        var edited = Shipped.WithEdits([Edit("items", "fencing", "Fencing", retired: true)]);

        edited.Has("items", "fencing").ShouldBeTrue();
        edited.Choices("items").ShouldNotContain(x => x.Code == "fencing");
    }

    private static TermEdit Edit(string taxonomy, string term, string english, bool retired = false) =>
        new(taxonomy, term, new Dictionary<string, string> { ["en"] = english }, retired);
}
