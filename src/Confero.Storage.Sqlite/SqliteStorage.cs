using Confero.Storage;
using Confero.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero.Storage.Sqlite;

/// <summary>Confero on an embedded SQLite file: write-ahead log, every commit on disk before it is acknowledged.</summary>
public static class SqliteStorage
{
    /// <summary>Registers the database.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    public static IServiceCollection AddConferoSqlite(this IServiceCollection services, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        services.TryAddSingleton<KeyRing>();
        return services.AddDbContextFactory<ConferoDb>(
            options => Configure(options, path),
            ServiceLifetime.Singleton
        );
    }

    internal static void Configure(DbContextOptionsBuilder options, string path) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString(),
                x =>
                    x.MigrationsAssembly(typeof(SqliteStorage).Assembly.FullName)
                        .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
            )
            .AddInterceptors(new SqlitePragmas());
}

/// <summary>Lets <c>dotnet ef</c> make migrations.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<ConferoDb>
{
    public ConferoDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferoDb>();
        SqliteStorage.Configure(options, "design.db");
        return new ConferoDb(options.Options, null);
    }
}
