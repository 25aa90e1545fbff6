using Confero.Languages;

namespace Confero.Tests.Languages;

public sealed class PluralTests
{
    // The integer samples of CLDR 48, plurals.json, shortened to their ends and traps.
    [Theory]
    [InlineData("en", "one", "1")]
    [InlineData("en", "other", "0 2 16 100 1000 1000000")]
    [InlineData("fr", "one", "0 1")]
    [InlineData("fr", "many", "1000000 2000000")]
    [InlineData("fr", "other", "2 17 100 1000 1000001")]
    [InlineData("es", "one", "1")]
    [InlineData("es", "many", "1000000")]
    [InlineData("es", "other", "0 2 16 100 1000")]
    [InlineData("ru", "one", "1 21 31 101 1001")]
    [InlineData("ru", "few", "2 4 22 24 102 1002")]
    [InlineData("ru", "many", "0 5 11 12 14 19 100 111 1000000")]
    [InlineData("zh", "other", "0 1 2 100")]
    [InlineData("ar", "zero", "0")]
    [InlineData("ar", "one", "1")]
    [InlineData("ar", "two", "2")]
    [InlineData("ar", "few", "3 10 103 110 1003")]
    [InlineData("ar", "many", "11 26 99 111 1011")]
    [InlineData("ar", "other", "100 102 200 300 1000000")]
    public void A_number_takes_the_form_of_its_language(string language, string form, string numbers)
    {
        foreach (var number in numbers.Split(' ').Select(long.Parse))
            Plural.Of(language, number).ShouldBe(form, $"{number} in {language}");
    }

    [Fact]
    public void A_debt_counts_like_a_sum() => Plural.Of("ar", -3).ShouldBe("few");
}
