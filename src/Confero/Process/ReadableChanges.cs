using Confero.Languages;

namespace Confero.Process;

/// <summary>Changes of a definition as one reader needs them: a text that changed in the reader's language is not shown in the others.</summary>
public static class ReadableChanges
{
    public static IReadOnlyList<ProcessChange> For(IEnumerable<ProcessChange> changes, string language) =>
        [
            .. changes
                .GroupBy(x => (x.Part, x.Code))
                .SelectMany(part => Without(part, x => x.Field ?? "", language)),
        ];

    /// <summary>The lines of a part that came or went as a whole.</summary>
    public static IReadOnlyList<string> Lines(string text, string language) =>
        Without(text.Split('\n'), x => x.Split(':')[0], language);

    private static IReadOnlyList<T> Without<T>(IEnumerable<T> all, Func<T, string> field, string language)
    {
        var list = all.ToList();
        var own = list.Select(field).Where(x => LanguageOf(x) == language).Select(Stem).ToHashSet();
        return
        [
            .. list.Where(x =>
                LanguageOf(field(x)) is not { } other || other == language || !own.Contains(Stem(field(x)))
            ),
        ];
    }

    private static string? LanguageOf(string field) =>
        Language.All.FirstOrDefault(x => field.EndsWith($".{x.Tag}", StringComparison.Ordinal))?.Tag;

    private static string Stem(string field) => field[..field.LastIndexOf('.')];
}
