namespace Confero.Testing;

/// <summary>The files of the repository, for tests that read them.</summary>
public static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>What programs write beside the source; git ignores it.</summary>
    private static readonly string[] Made = ["bin", "obj", "node_modules", "StrykerOutput", "TestResults"];

    /// <summary>Files below a folder of the repository, those that programs made left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] patterns) =>
        from pattern in patterns
        from file in Directory.EnumerateFiles(
            Path.Combine(Root, folder),
            pattern,
            SearchOption.AllDirectories
        )
        let parts = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where !parts.Intersect(Made).Any()
        select file;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Confero.slnx"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder)
                    ?? throw new DirectoryNotFoundException("Not in the repository.")
            );
}
