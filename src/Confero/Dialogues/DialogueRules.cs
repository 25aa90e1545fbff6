using NodaTime;

namespace Confero.Dialogues;

/// <summary>What must hold of what people write in a dialogue.</summary>
internal static class DialogueRules
{
    public const int MostTitle = 200;
    public const int MostText = 20_000;
    private const int MostVersions = 6;

    /// <summary>A text by language: some language, all known, none too long.</summary>
    public static IEnumerable<Refusal> Texts(
        IReadOnlyDictionary<string, string> texts,
        string field,
        int most,
        bool required = true
    )
    {
        if (required && texts.Values.All(string.IsNullOrWhiteSpace))
            yield return Refusal.Missing(field);
        foreach (var (language, text) in texts)
            if (!Knows(language))
                yield return Refusal.Unknown(field, language);
            else if (text?.Length > most)
                yield return Refusal.TooLong(field, most);
    }

    public static IEnumerable<Refusal> Text(string? text, string field, int most, bool required = true)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            yield return Refusal.Missing(field);
        else if (text?.Length > most)
            yield return Refusal.TooLong(field, most);
    }

    public static IEnumerable<Refusal> Language(string? language)
    {
        if (language is null || !Knows(language))
            yield return Refusal.Unknown("language", language ?? "");
    }

    public static IEnumerable<Refusal> Link(string? link, string field)
    {
        if (!string.IsNullOrWhiteSpace(link) && !IsAddress(link))
            yield return Refusal.Invalid("dialogue.not-a-link", field);
    }

    public static IEnumerable<Refusal> Languages(IReadOnlyList<string> languages)
    {
        if (languages.Count is 0 or > MostVersions)
            yield return Refusal.Missing("languages");
        foreach (var language in languages.Where(x => !Knows(x)))
            yield return Refusal.Unknown("languages", language);
    }

    public static IEnumerable<Refusal> Zone(string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            yield return Refusal.Unknown("zone", zone);
    }

    /// <summary>Only the web, so that no link of ours ever runs anything.</summary>
    public static bool IsAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    /// <summary>Without empty texts and spaces around them.</summary>
    public static Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> texts) =>
        texts
            .Where(x => !string.IsNullOrWhiteSpace(x.Value))
            .ToDictionary(x => x.Key, x => x.Value.Trim().ReplaceLineEndings("\n"));

    private static bool Knows(string language) => Confero.Languages.Language.All.Any(x => x.Tag == language);
}
