namespace Confero.Dialogues;

/// <summary>A text that exists in several languages, as one reader gets it.</summary>
/// <param name="Language">The language it is in, which may not be the reader's.</param>
public sealed record Chosen(string Text, string Language)
{
    /// <summary>The text in the reader's language, else in English, else in the first there is.</summary>
    public static Chosen Of(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.TryGetValue(language, out var own) ? new(own, language)
        : texts.TryGetValue("en", out var english) ? new(english, "en")
        : texts.Count > 0 ? new(texts.First().Value, texts.First().Key)
        : new("", language);
}
