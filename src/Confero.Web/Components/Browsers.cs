using Confero.Languages;

namespace Confero.Web.Components;

/// <summary>Calls a browser by a name its owner knows.</summary>
public static class Browsers
{
    /// <summary>What stands in the browser's own words, and the name people use; the first that is found counts.</summary>
    private static readonly (string Mark, string Name)[] Known =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("HeadlessChrome/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>For example "Firefox, Windows"; a word for an unknown one where it says nothing we know.</summary>
    public static string Name(string? own, Texts texts)
    {
        var browser = Find(Known, own);
        var system = Find(Systems, own);
        return (browser, system) switch
        {
            (null, null) => texts["security.browser-unknown"],
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser}{texts["app.list-separator"]}{system}",
        };
    }

    private static string? Find((string Mark, string Name)[] known, string? own) =>
        Array.Find(known, x => own?.Contains(x.Mark, StringComparison.Ordinal) == true).Name;
}
