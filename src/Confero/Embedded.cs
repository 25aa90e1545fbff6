namespace Confero;

/// <summary>Files of the <c>data</c> folder that are built into the library.</summary>
internal static class Embedded
{
    /// <summary>The text of <c>data/folder/file</c>.</summary>
    public static string Text(string folder, string file)
    {
        using var stream =
            Open($"{folder}/{file}")
            ?? throw new FileNotFoundException($"data/{folder}/{file} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Names of the files of a folder, without the folder.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [
            .. typeof(Embedded)
                .Assembly.GetManifestResourceNames()
                .Where(x => x.StartsWith(folder + "/", StringComparison.Ordinal))
                .Select(x => x[(folder.Length + 1)..])
                .Order(StringComparer.Ordinal),
        ];

    private static Stream? Open(string name) => typeof(Embedded).Assembly.GetManifestResourceStream(name);
}
