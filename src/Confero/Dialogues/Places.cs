namespace Confero.Dialogues;

/// <summary>Where links of findings may lead.</summary>
public static class Places
{
    private const int MostLetters = 2000;

    /// <summary>A path of this site or an address of the web; never one of another scheme or another site in disguise.</summary>
    public static bool IsPlace(string? text) =>
        text is { Length: > 1 and <= MostLetters } && (IsPath(text) || DialogueRules.IsAddress(text));

    /// <summary>Whether it leads to a page of this site.</summary>
    public static bool IsPath(string text) =>
        text[0] == '/' && text[1] is not ('/' or '\\') && !text.Any(x => char.IsControl(x) || x == '\\');
}
