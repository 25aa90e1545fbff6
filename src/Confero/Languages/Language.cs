namespace Confero.Languages;

/// <summary>A language Confero speaks.</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="OwnName">What it calls itself.</param>
public sealed record Language(string Tag, string OwnName, bool RightToLeft = false)
{
    /// <summary>Languages whose texts are complete; the others of the United Nations follow when theirs are.</summary>
    public static IReadOnlyList<Language> Offered { get; } =
    [new("en", "English"), new("ar", "العربية", RightToLeft: true)];

    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>The offered language of a culture, English where there is none.</summary>
    public static Language Of(CultureInfo culture) => Find(culture.TwoLetterISOLanguageName) ?? Offered[0];

    public static Language? Find(string? tag) => Offered.FirstOrDefault(x => x.Tag == tag);

    /// <summary>The direction of text in any language, offered or not.</summary>
    public static string DirectionOf(string tag) => tag is "ar" or "fa" or "ur" or "he" ? "rtl" : "ltr";
}
