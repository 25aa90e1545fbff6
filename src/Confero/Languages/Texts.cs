using System.Collections.Frozen;
using System.Text.Json;

namespace Confero.Languages;

/// <summary>
/// The texts people read, from <c>Languages/texts/&lt;language&gt;/&lt;capability&gt;.json</c>, in the language of the
/// current culture; English stands in for what a language lacks.
/// </summary>
/// <param name="strict">
/// Whether a key without a text is a fault, as in development and tests; otherwise the key itself is shown.
/// </param>
public sealed class Texts(bool strict = true)
{
    private const string Fallback = "en";
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> All = Load();

    /// <summary>The text of a key in the current language, with its placeholders filled.</summary>
    public string this[string key, params object?[] args] => In(CultureInfo.CurrentUICulture, key, args);

    /// <summary>
    /// The text for a number of things: the form of the key (<c>key.one</c>, <c>key.few</c> …) that the current
    /// language asks for. The number is placeholder 0, <paramref name="args"/> follow.
    /// </summary>
    public string Count(string key, long number, params object?[] args)
    {
        var form = $"{key}.{Plural.Of(Language.Of(CultureInfo.CurrentUICulture).Tag, number)}";
        return this[Has(form) ? form : $"{key}.other", [number, .. args]];
    }

    /// <summary>The text of a key in the language of a culture, numbers and dates in its manner.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text, and these texts are strict.</exception>
    public string In(CultureInfo culture, string key, params object?[] args) =>
        strict || Find(culture, key) is not null ? Get(key, culture, args) : key;

    /// <summary>The text of a key in the language of a culture.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public static string Get(string key, CultureInfo culture, params object?[] args)
    {
        var text = Find(culture, key) ?? throw new KeyNotFoundException($"There is no text {key}.");
        return args.Length == 0 ? text : string.Format(culture, text, args);
    }

    /// <summary>Whether there is such a text, in the current language or in English.</summary>
    public static bool Has(string key) => Find(CultureInfo.CurrentUICulture, key) is not null;

    /// <summary>Whether a language has texts.</summary>
    public static bool Speaks(string language) => All.ContainsKey(language);

    /// <summary>All keys and texts of a language, for tests and translators.</summary>
    public static IReadOnlyDictionary<string, string> Of(string language) => All[language];

    private static string? Find(CultureInfo culture, string key) =>
        All[Language.Of(culture).Tag].GetValueOrDefault(key) ?? All[Fallback].GetValueOrDefault(key);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load() =>
        Language
            .All.Select(x => (x.Tag, Files: Embedded.Files($"texts/{x.Tag}")))
            .Where(x => x.Files.Count > 0)
            .ToFrozenDictionary(x => x.Tag, x => Load(x.Tag, x.Files));

    private static FrozenDictionary<string, string> Load(string language, IReadOnlyList<string> files) =>
        files
            .SelectMany(file =>
                JsonSerializer.Deserialize<Dictionary<string, string>>(
                    Embedded.Text($"texts/{language}", file),
                    Strict
                )!
            )
            .ToFrozenDictionary(x => x.Key, x => x.Value);
}
