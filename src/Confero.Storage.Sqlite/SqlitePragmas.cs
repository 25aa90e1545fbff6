using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confero.Storage.Sqlite;

/// <summary>
/// Settings every connection needs and SQLite forgets. FULL is what keeps an acknowledged act through a power cut;
/// writers queue instead of failing; deleted text is overwritten.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA busy_timeout = 30000;
        PRAGMA secure_delete = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
