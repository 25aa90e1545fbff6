using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero.Storage.Postgres;

/// <summary>Confero on PostgreSQL, for institutions and several nodes.</summary>
public static class PostgresStorage
{
    /// <summary>Registers the database.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public static IServiceCollection AddConferoPostgres(
        this IServiceCollection services,
        string connectionString
    )
    {
        ProtectedConnection.Insist(connectionString);
        services.TryAddSingleton<KeyRing>();
        return services.AddDbContextFactory<ConferoDb>(
            options => Configure(options, connectionString),
            ServiceLifetime.Singleton
        );
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(
            connectionString,
            x =>
                x.MigrationsAssembly(typeof(PostgresStorage).Assembly.FullName)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
        );
}

/// <summary>Lets <c>dotnet ef</c> make migrations.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<ConferoDb>
{
    public ConferoDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ConferoDb>();
        PostgresStorage.Configure(options, "Host=localhost;Database=design");
        return new ConferoDb(options.Options, null);
    }
}
