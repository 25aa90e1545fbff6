using System.Collections.Frozen;
using System.Text.Json;

namespace Confero.Languages;

/// <summary>
/// The texts people read, from <c>Languages/texts/&lt;language&gt;/&lt;capability&gt;.json</c>, in the language of the
/// current culture. A missing key is a fault: tests find it before people do.
/// </summary>
public sealed class Texts
{
    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> All = new(
        LoadAll
    );

    /// <summary>The text of a key in the current language, with its placeholders filled.</summary>
    public string this[string key, params object?[] args] => Get(key, CultureInfo.CurrentUICulture, args);

    /// <summary>The text for a number of things: the key's form for that number in the current language.</summary>
    public string Count(string key, long number)
    {
        var culture = CultureInfo.CurrentUICulture;
        var form = $"{key}.{Plural.Of(Language.Of(culture).Tag, number)}";
        return Get(Has(form) ? form : $"{key}.other", culture, number);
    }

    /// <summary>The text of a key in a given language.</summary>
    public static string Get(string key, CultureInfo culture, params object?[] args)
    {
        var text =
            Find(Language.Of(culture).Tag, key)
            ?? Find("en", key)
            ?? throw new KeyNotFoundException($"There is no text {key}.");
        return args.Length == 0 ? text : string.Format(culture, text, args);
    }

    /// <summary>Whether there is such a text.</summary>
    public static bool Has(string key) => Find("en", key) is not null;

    /// <summary>All keys and texts of a language, for tests and translators.</summary>
    public static IReadOnlyDictionary<string, string> Of(string language) => All.Value[language];

    private static string? Find(string language, string key) => All.Value[language].GetValueOrDefault(key);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> LoadAll() =>
        Language.Offered.ToFrozenDictionary(x => x.Tag, x => Load(x.Tag));

    private static FrozenDictionary<string, string> Load(string language) =>
        Embedded
            .Files($"texts/{language}")
            .SelectMany(file =>
                JsonSerializer.Deserialize<Dictionary<string, string>>(
                    Embedded.Text($"texts/{language}", file)
                )!
            )
            .ToFrozenDictionary(x => x.Key, x => x.Value);
}
