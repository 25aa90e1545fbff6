using System.Data.Common;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Confero.Vault;

/// <summary>The sealed content of one row as it is stored.</summary>
internal sealed record StoredSeal(IReadOnlyList<string> Key, byte[] Content);

/// <summary>A table with sealed content, for what goes through all of them: names come from the model, values are parameters.</summary>
internal sealed class SealedTable
{
    private const int Batch = 200;
    private readonly string[] key;

    private SealedTable(string name, string[] key) => (Name, this.key) = (name, key);

    public string Name { get; }

    public static IReadOnlyList<SealedTable> All(ConferoDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Select(SealedRow.Of)
                .OfType<SealedRow>()
                .OrderBy(x => x.Table, StringComparer.Ordinal)
                .Select(x => new SealedTable(x.Table, [.. x.Key.Select(y => y.GetColumnName())])),
        ];

    /// <summary>How many rows a key sealed.</summary>
    public async Task<long> Count(ConferoDb db, string keyId)
    {
        await using var command = await Command(
            db,
            $"SELECT COUNT(*) FROM {Q(Name)} WHERE {Q(SealedRow.KeyColumn)} = @by",
            ("by", keyId)
        );
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Some of the rows that a key sealed.</summary>
    public async Task<List<StoredSeal>> SealedBy(ConferoDb db, string keyId)
    {
        await using var command = await Command(
            db,
            $"SELECT {Q(SealedRow.ContentColumn)}, {string.Join(", ", key.Select(Q))} FROM {Q(Name)} WHERE {Q(SealedRow.KeyColumn)} = @by LIMIT {Batch.ToString(CultureInfo.InvariantCulture)}",
            ("by", keyId)
        );
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<StoredSeal>();
        while (await reader.ReadAsync())
            rows.Add(
                new StoredSeal(
                    [.. Enumerable.Range(1, key.Length).Select(reader.GetString)],
                    (byte[])reader.GetValue(0)
                )
            );
        return rows;
    }

    /// <summary>Puts other content in place of what was read, unless somebody changed it meanwhile.</summary>
    public async Task Replace(ConferoDb db, StoredSeal row, string oldKey, byte[] content, string newKey)
    {
        var which = string.Join(" AND ", key.Select((x, i) => $"{Q(x)} = @k{i}"));
        await using var command = await Command(
            db,
            $"UPDATE {Q(Name)} SET {Q(SealedRow.ContentColumn)} = @content, {Q(SealedRow.KeyColumn)} = @new WHERE {which} AND {Q(SealedRow.KeyColumn)} = @old AND {Q(SealedRow.ContentColumn)} = @before",
            [
                ("content", content),
                ("new", newKey),
                ("old", oldKey),
                ("before", row.Content),
                .. row.Key.Select((x, i) => ($"k{i}", (object)x)),
            ]
        );
        await command.ExecuteNonQueryAsync();
    }

    private static string Q(string name) => $"\"{name}\"";

#pragma warning disable CA2100
    private static async Task<DbCommand> Command(
        ConferoDb db,
        string sql,
        params (string Name, object Value)[] values
    )
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{name}", value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
#pragma warning restore CA2100
}
