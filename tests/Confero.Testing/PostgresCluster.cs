using Npgsql;

namespace Confero.Testing;

/// <summary>
/// A throw-away PostgreSQL server for one test run, on a unix socket in a temporary folder. Databases are copied from
/// a migrated template, so each test class has its own for some fifty milliseconds.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> Shared = new(() => new PostgresCluster());
    private readonly string folder = Directory.CreateTempSubdirectory("confero-pg-").FullName;
    private readonly Lock gate = new();
    private int made;

    private PostgresCluster()
    {
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root")
            Run("chown", "postgres", folder);
        AsServer("initdb", "-D", data, "-A", "trust", "-U", "confero", "-E", "UTF8", "--no-sync");
        AsServer(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200",
            "start"
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The server of this test process, started on first use.</summary>
    public static PostgresCluster Instance => Shared.Value;

    /// <summary>A connection string for a database of the server.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = "confero",
            Database = database,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ToString();

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database it is a copy of; nobody may be connected to that one.</param>
    public string Create(string template = "template0")
    {
        lock (gate)
        {
            var name = $"t{++made}";
            using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name} TEMPLATE {template}";
            command.ExecuteNonQuery();
            return name;
        }
    }

    public void Dispose()
    {
        if (!Directory.Exists(folder))
            return;
        NpgsqlConnection.ClearAllPools();
        AsServer("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static void AsServer(string program, params string[] arguments)
    {
        var path = Binary(program);
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static string Binary(string program)
    {
        const string versions = "/usr/lib/postgresql";
        var installed = Directory.Exists(versions)
            ? Directory.GetDirectories(versions).OrderDescending().FirstOrDefault()
            : null;
        return installed is null
            ? throw new InvalidOperationException("PostgreSQL is not installed; ./test.sh installs it.")
            : Path.Combine(installed, "bin", program);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
