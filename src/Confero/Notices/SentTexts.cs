using System.Collections.Frozen;
using System.Text.Json;

namespace Confero.Notices;

/// <summary>
/// The few texts that leave the site, in mail and calendars, in all six languages of the United Nations, from
/// <c>Notices/texts/&lt;language&gt;.json</c>: a member may be written to in a language whose pages are not there yet.
/// </summary>
public sealed class SentTexts
{
    private static readonly FrozenDictionary<string, SentTexts> Known = Languages
        .Language.All.Select(x => new SentTexts(x.Tag, x.RightToLeft))
        .ToFrozenDictionary(x => x.Language);

    private readonly FrozenDictionary<string, string> texts;

    private SentTexts(string language, bool rightToLeft)
    {
        (Language, RightToLeft) = (language, rightToLeft);
        texts = JsonSerializer
            .Deserialize<Dictionary<string, string>>(Embedded.Text("sent-texts", $"{language}.json"))!
            .ToFrozenDictionary();
    }

    /// <summary>BCP 47.</summary>
    public string Language { get; }
    public bool RightToLeft { get; }

    /// <summary>All keys, for tests and translators.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The text of a key with its placeholders filled.</summary>
    public string this[string key, params object?[] args] =>
        args.Length == 0 ? texts[key] : string.Format(CultureInfo.InvariantCulture, texts[key], args);

    /// <summary>The name of a topic.</summary>
    public string Topic(Topic topic) => this[$"topic.{JsonNames.Of(topic)}"];

    /// <summary>The texts of a language, of English where it is not one of the six.</summary>
    public static SentTexts In(string? language) =>
        language is not null && Known.TryGetValue(language, out var texts) ? texts : Known["en"];
}
