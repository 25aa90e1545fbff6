using System.Reflection;
using Confero.Acts;
using Confero.Matching.Model;
using Confero.Record;
using Confero.Storage.Postgres;
using Confero.Storage.Sqlite;
using Confero.Testing;

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
    public static string Root => SourceTree.Root;

    /// <summary>Types that somebody wrote, not the compiler or a migration.</summary>
    public static IEnumerable<Type> Types =>
        All.SelectMany(x => x.GetTypes())
            .Where(x => x.Namespace?.StartsWith("Confero", StringComparison.Ordinal) == true)
            .Where(x => !x.Namespace!.Contains("Migrations") && !x.Name.Contains('<'))
            .Where(x =>
                x.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            );

    /// <summary>Files of these folders and kinds that somebody wrote here, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string[] folders, params string[] endings) =>
        folders
            .Where(x => Directory.Exists(Path.Combine(Root, x)))
            .SelectMany(x => SourceTree.Files(x, [.. endings.Select(e => "*" + e)]))
            .Select(x => Path.GetRelativePath(Root, x).Replace('\\', '/'))
            .Where(x => !x.Split('/').Any(y => y is "Migrations" or "lib"));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));
}
