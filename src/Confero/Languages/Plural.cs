namespace Confero.Languages;

/// <summary>Plural forms of whole numbers, after the rules of CLDR for the languages of the United Nations.</summary>
public static class Plural
{
    /// <summary>zero, one, two, few, many or other.</summary>
    public static string Of(string language, long number)
    {
        var n = Math.Abs(number);
        return language switch
        {
            "ar" => Arabic(n),
            "ru" => Russian(n),
            "zh" => "other",
            "fr" => n is 0 or 1 ? "one" : Million(n),
            "es" => n == 1 ? "one" : Million(n),
            _ => n == 1 ? "one" : "other",
        };
    }

    private static string Arabic(long n) =>
        n switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ => (n % 100) switch
            {
                >= 3 and <= 10 => "few",
                >= 11 => "many",
                _ => "other",
            },
        };

    private static string Russian(long n) =>
        (n % 10, n % 100) switch
        {
            (1, not 11) => "one",
            (>= 2 and <= 4, not (>= 12 and <= 14)) => "few",
            _ => "many",
        };

    private static string Million(long n) => n != 0 && n % 1_000_000 == 0 ? "many" : "other";
}
