using System.Reflection;
using Confero.Acts;
using Confero.Matching.Model;
using Confero.Record;
using Confero.Storage.Postgres;
using Confero.Storage.Sqlite;

namespace Confero.Architecture.Tests;

/// <summary>The assemblies of the house and the files they are built from.</summary>
internal static class House
{
    public static Assembly Matching { get; } = typeof(MatchingInput).Assembly;
    public static Assembly Record { get; } = typeof(MerkleTree).Assembly;
    public static Assembly Mechanism { get; } = typeof(Mechanism).Assembly;
    public static Assembly Sqlite { get; } = typeof(SqliteStorage).Assembly;
    public static Assembly Postgres { get; } = typeof(PostgresStorage).Assembly;
    public static Assembly Web { get; } = Assembly.Load("Confero.Web");
    public static Assembly Cli { get; } = Assembly.Load("Confero.Cli");

    public static IReadOnlyList<Assembly> All { get; } =
    [Matching, Record, Mechanism, Sqlite, Postgres, Web, Cli];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Types that somebody wrote, not the compiler or a migration.</summary>
    public static IEnumerable<Type> Types =>
        All.SelectMany(x => x.GetTypes())
            .Where(x => x.Namespace?.StartsWith("Confero", StringComparison.Ordinal) == true)
            .Where(x => !x.Namespace!.Contains("Migrations") && !x.Name.Contains('<'))
            .Where(x =>
                x.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            );

    /// <summary>Files of these folders and kinds, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string[] folders, params string[] endings) =>
        folders
            .Select(x => Path.Combine(Root, x))
            .Where(Directory.Exists)
            .SelectMany(x => Directory.EnumerateFiles(x, "*", SearchOption.AllDirectories))
            .Select(x => Path.GetRelativePath(Root, x).Replace('\\', '/'))
            .Where(x => endings.Any(e => x.EndsWith(e, StringComparison.Ordinal)))
            .Where(x =>
                !x.Split('/')
                    .Any(y => y is "bin" or "obj" or "Migrations" or "lib" or "node_modules" or "TestResults")
            );

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Confero.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution was not found.");
        return folder.FullName;
    }
}
