namespace Confero.Testing;

/// <summary>The files of the repository, for tests that read them.</summary>
public static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Files below a folder of the repository, built ones left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] patterns) =>
        from pattern in patterns
        from file in Directory.EnumerateFiles(
            Path.Combine(Root, folder),
            pattern,
            SearchOption.AllDirectories
        )
        let parts = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("bin") && !parts.Contains("obj")
        select file;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Confero.slnx"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder)
                    ?? throw new DirectoryNotFoundException("Not in the repository.")
            );
}
