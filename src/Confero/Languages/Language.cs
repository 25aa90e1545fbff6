namespace Confero.Languages;

/// <summary>One of the six official languages of the United Nations.</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="OwnName">What it calls itself.</param>
public sealed record Language(string Tag, string OwnName, bool RightToLeft = false)
{
    /// <summary>All six, English first.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English"),
        new("ar", "العربية", RightToLeft: true),
        new("zh", "中文"),
        new("fr", "Français"),
        new("ru", "Русский"),
        new("es", "Español"),
    ];

    /// <summary>Those that have texts; a page in another one would claim a language it does not speak.</summary>
    public static IReadOnlyList<Language> Offered => OfferedOnce.Value;

    // Texts are loaded for the languages above, so this must wait until they are.
    private static readonly Lazy<IReadOnlyList<Language>> OfferedOnce = new(() =>
        [.. All.Where(x => Texts.Speaks(x.Tag))]
    );

    /// <summary><c>ltr</c> or <c>rtl</c>, for the attribute <c>dir</c>.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>The offered language of a culture, English where there is none.</summary>
    public static Language Of(CultureInfo culture) => Find(culture.TwoLetterISOLanguageName) ?? Offered[0];

    /// <summary>The offered language of a tag, or null.</summary>
    public static Language? Find(string? tag) => Offered.FirstOrDefault(x => x.Tag == tag);

    /// <summary>The direction of text in any language, offered or not.</summary>
    public static string DirectionOf(string tag) => tag is "ar" or "fa" or "ur" or "he" ? "rtl" : "ltr";
}
