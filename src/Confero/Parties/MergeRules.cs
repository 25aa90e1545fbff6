using System.Data.Common;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Confero.Parties;

/// <summary>Moves what names one party to another, cell by cell, and back. Runs in the transaction of the act.</summary>
internal static class MergeRules
{
    /// <summary>How many rows of each table name a party.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Count(ConferoDb db, string party)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in PartyReferences.In(db))
        {
            var rows = await Rows(db, column, party);
            if (rows.Count > 0)
                counts[column.TableName] = counts.GetValueOrDefault(column.TableName) + rows.Count;
        }
        return counts;
    }

    /// <summary>Unique rows both have, for example an offer imported under the same key by each.</summary>
    public static async Task<IReadOnlyList<string>> Conflicts(ConferoDb db, string kept, string duplicate)
    {
        var conflicts = new List<string>();
        foreach (var column in PartyReferences.In(db).Where(x => x is { IsList: false, InKey: false }))
        foreach (
            var index in column
                .Property.GetContainingIndexes()
                .Where(x => x.IsUnique && x.Properties.Count > 1)
        )
        {
            var others = index.Properties.Where(x => x != column.Property).ToList();
            var same = string.Join(" AND ", others.Select(x => $"a.{Q(x)} = b.{Q(x)}"));
            var table = Q(column.TableName);
            var found = await Read(
                db,
                $"SELECT a.{Q(others[0])} FROM {table} a JOIN {table} b ON {same} WHERE a.{Q(column.Property)} = @kept AND b.{Q(column.Property)} = @duplicate",
                1,
                ("kept", kept),
                ("duplicate", duplicate)
            );
            conflicts.AddRange(found.Select(x => $"{column.TableName}: {x[0]}"));
        }
        return conflicts;
    }

    /// <summary>Moves everything; gives what was moved.</summary>
    public static async Task<List<MovedRow>> Move(ConferoDb db, string from, string to)
    {
        var moved = new List<MovedRow>();
        foreach (var column in PartyReferences.In(db))
        foreach (var row in await Rows(db, column, from))
            moved.Add(await Move(db, column, row, from, to));
        return moved;
    }

    /// <summary>Moves back what a merge moved, where it is still as the merge left it; gives what was not.</summary>
    public static async Task<IReadOnlyList<MovedRow>> Undo(
        ConferoDb db,
        IReadOnlyList<MovedRow> moved,
        string kept,
        string duplicate
    )
    {
        var left = new List<MovedRow>();
        var columns = PartyReferences.In(db);
        foreach (var row in moved.Reverse())
        {
            var column = columns.FirstOrDefault(x => x.TableName == row.Table && x.Name == row.Column);
            if (column is null || !await Undo(db, column, row, kept, duplicate))
                left.Add(row);
        }
        return left;
    }

    private static async Task<MovedRow> Move(
        ConferoDb db,
        PartyColumn column,
        IReadOnlyList<string> row,
        string from,
        string to
    )
    {
        var keys = KeyOf(column.Table);
        var key = row.Take(keys.Count).ToList();
        if (column.IsList)
        {
            await Set(db, column, key, row[^1].Replace(Json(from), Json(to), StringComparison.Ordinal));
            return new MovedRow(column.TableName, column.Name, key, row[^1]);
        }
        if (!column.InKey)
        {
            await Set(db, column, key, to);
            return new MovedRow(column.TableName, column.Name, key);
        }
        var moved = keys.Zip(key, (property, value) => property == column.Property ? to : value).ToList();
        if (
            (
                await Read(
                    db,
                    $"SELECT 1 FROM {Q(column.TableName)} WHERE {Where(column.Table)}",
                    1,
                    Named(moved)
                )
            ).Count == 0
        )
        {
            await Set(db, column, key, to);
            return new MovedRow(column.TableName, column.Name, moved);
        }
        var all = column.Table.GetProperties().ToList();
        var cells = await Cells(db, column.Table, all, key);
        await Run(db, $"DELETE FROM {Q(column.TableName)} WHERE {Where(column.Table)}", Named(key));
        return new MovedRow(column.TableName, column.Name, key, null, cells);
    }

    /// <summary>All cells of one row, each as text from which the very same cell can be made again.</summary>
    private static async Task<Dictionary<string, string?>> Cells(
        ConferoDb db,
        IEntityType table,
        List<IProperty> columns,
        IReadOnlyList<string> key
    )
    {
        await using var command = await Command(
            db,
            $"SELECT {string.Join(", ", columns.Select(Q))} FROM {Q(table.GetTableName()!)} WHERE {Where(table)}",
            Named(key)
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return columns
            .Select((x, i) => (Name: x.GetColumnName(), Text: StoredCell.Text(reader.GetValue(i))))
            .ToDictionary(x => x.Name, x => x.Text);
    }

    private static async Task<bool> Undo(
        ConferoDb db,
        PartyColumn column,
        MovedRow row,
        string kept,
        string duplicate
    )
    {
        if (row.Dropped is { } cells)
        {
            await PutBack(db, column.Table, cells);
            return true;
        }
        var now = await Read(
            db,
            $"SELECT {Q(column.Property)} FROM {Q(row.Table)} WHERE {Where(column.Table)}",
            1,
            Named(row.Key)
        );
        if (now.Count == 0)
            return false;
        var asLeft = row.Before is null
            ? kept
            : row.Before.Replace(Json(duplicate), Json(kept), StringComparison.Ordinal);
        if (now[0][0] == asLeft)
        {
            await Set(db, column, row.Key, row.Before ?? duplicate);
            return true;
        }
        // A list that was written again since: the names go back where the two cannot be confused.
        if (row.Before is null || row.Before.Contains(Json(kept), StringComparison.Ordinal))
            return false;
        await Set(
            db,
            column,
            row.Key,
            now[0][0].Replace(Json(kept), Json(duplicate), StringComparison.Ordinal)
        );
        return true;
    }

    private static async Task PutBack(
        ConferoDb db,
        IEntityType table,
        IReadOnlyDictionary<string, string?> cells
    )
    {
        var columns = table.GetProperties().Where(x => cells.ContainsKey(x.GetColumnName())).ToList();
        await using var command = await Command(
            db,
            $"INSERT INTO {Q(table.GetTableName()!)} ({string.Join(", ", columns.Select(Q))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@c{i}"))})",
            []
        );
        foreach (var (i, column) in columns.Index())
            command.Parameters.Add(
                StoredCell.Parameter(command, $"@c{i}", column, cells[column.GetColumnName()])
            );
        await command.ExecuteNonQueryAsync();
    }

    private static Task<List<List<string>>> Rows(ConferoDb db, PartyColumn column, string party)
    {
        var keys = KeyOf(column.Table);
        var cells = string.Join(", ", keys.Append(column.Property).Select(Q));
        var test = column.IsList ? $"{Q(column.Property)} LIKE @party" : $"{Q(column.Property)} = @party";
        return Read(
            db,
            $"SELECT {cells} FROM {Q(column.TableName)} WHERE {test}",
            keys.Count + 1,
            ("party", column.IsList ? $"%{Json(party)}%" : party)
        );
    }

    private static Task Set(ConferoDb db, PartyColumn column, IReadOnlyList<string> key, string value) =>
        Run(
            db,
            $"UPDATE {Q(column.TableName)} SET {Q(column.Property)} = @value WHERE {Where(column.Table)}",
            [.. Named(key), ("value", value)]
        );

    private static IReadOnlyList<IProperty> KeyOf(IEntityType table) => table.FindPrimaryKey()!.Properties;

    private static string Where(IEntityType table) =>
        string.Join(" AND ", KeyOf(table).Select((x, i) => $"{Q(x)} = @k{i}"));

    private static (string, string)[] Named(IReadOnlyList<string> values) =>
        [.. values.Select((x, i) => ($"k{i}", x))];

    private static string Json(string party) => $"\"{party}\"";

    private static string Q(IProperty property) => Q(property.GetColumnName());

    private static string Q(string name) => $"\"{name}\"";

    private static async Task Run(ConferoDb db, string sql, params (string Name, string Value)[] values)
    {
        await using var command = await Command(db, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<List<string>>> Read(
        ConferoDb db,
        string sql,
        int cells,
        params (string Name, string Value)[] values
    )
    {
        await using var command = await Command(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<List<string>>();
        while (await reader.ReadAsync())
            rows.Add([
                .. Enumerable
                    .Range(0, cells)
                    .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? ""),
            ]);
        return rows;
    }

    /// <summary>Names come from the model and are quoted; values are always parameters.</summary>
#pragma warning disable CA2100
    private static async Task<DbCommand> Command(
        ConferoDb db,
        string sql,
        (string Name, string Value)[] values
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
