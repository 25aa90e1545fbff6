using System.Globalization;
using Confero.Languages;

namespace Confero.Tests.Languages;

public sealed class TextsTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void A_text_is_in_the_language_of_the_reader()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ar-EG");
        new Texts()["nav.offers"].ShouldBe("العروض");
    }

    [Fact]
    public void English_stands_in_for_a_language_without_texts()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pl");
        new Texts()["nav.offers"].ShouldBe("What is offered");
    }

    [Fact]
    public void Placeholders_are_filled_in_the_manner_of_the_language() =>
        new Texts()
            .In(
                CultureInfo.GetCultureInfo("en"),
                "app.title",
                1234.5m.ToString("N1", CultureInfo.GetCultureInfo("ar"))
            )
            .ShouldBe("1٬234٫5 · Confero");

    [Fact]
    public void A_key_without_text_is_a_fault_where_faults_are_looked_for() =>
        Should.Throw<KeyNotFoundException>(() => new Texts()["no.such-key"]);

    [Fact]
    public void A_key_without_text_is_shown_where_people_work() =>
        new Texts(strict: false)["no.such-key"].ShouldBe("no.such-key");

    [Fact]
    public void Six_languages_are_known_and_only_those_with_texts_offered()
    {
        Language.All.Select(x => x.Tag).ShouldBe(["en", "ar", "zh", "fr", "ru", "es"]);
        Language.Offered.ShouldBe(Language.All.Where(x => Texts.Speaks(x.Tag)));
        Language.Find("ar").ShouldNotBeNull().Direction.ShouldBe("rtl");
    }
}
