namespace Confero.Tests;

/// <summary>Files of the repository, and the real files beside it that are not part of it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A folder of real files; the test is skipped with a clear word where they are missing.</summary>
    public static string Shared(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", folder));
        Assert.SkipUnless(
            Directory.Exists(path),
            $"The real files of {folder} are missing beside the repository."
        );
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Confero.slnx")))
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("Confero.slnx is in no folder above the tests.");
        return folder.FullName;
    }
}
