using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Confero.Storage;
using Confero.Storage.Tests.Vault;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Dialogues;

/// <summary>A row of the database as anybody with its password reads it.</summary>
internal sealed record DumpedRow(string Table, IReadOnlyDictionary<string, string> Cells)
{
    public override string ToString() =>
        $"{Table}: {string.Join(" | ", Cells.Select(x => $"{x.Key}={x.Value}"))}";
}

/// <summary>The whole database, every table and column, without any code of ours between.</summary>
internal static partial class Dump
{
    public static async Task<List<DumpedRow>> Of(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var tables = db
            .Model.GetEntityTypes()
            .Select(x => x.GetTableName())
            .OfType<string>()
            .Distinct()
            .Order();
        // The keys of cookies are made by the framework with the machine's own clock, before anybody does anything.
        tables = tables.Where(x => x != "DataProtectionKeys").Order();
        var rows = new List<DumpedRow>();
        foreach (var table in tables)
            rows.AddRange(await Read(db, $"SELECT * FROM \"{table}\"", table));
        return rows;
    }

    /// <summary>The whole database as somebody reads it who has the master key too.</summary>
    public static async Task<List<DumpedRow>> Opened(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var rows = await Of(world);
        var keys = new KeysByHand(rows.Where(x => x.Table == "DataKeys"));
        return
        [
            .. rows.Select(row =>
                row.Cells.GetValueOrDefault("SealedBy") is not { Length: > 0 } by
                    ? row
                    : row with
                    {
                        Cells = row.Cells.ToDictionary(
                            x => x.Key,
                            x =>
                                x.Key == "Sealed"
                                    ? keys.Open(by, x.Value, row.Table, PrimaryKey(db, row))
                                    : x.Value
                        ),
                    }
            ),
        ];
    }

    private static IEnumerable<string> PrimaryKey(ConferoDb db, DumpedRow row) =>
        db
            .Model.GetEntityTypes()
            .First(x => x.GetTableName() == row.Table)
            .FindPrimaryKey()!
            .Properties.Select(x => row.Cells[x.GetColumnName()]);

    public static async Task<List<DumpedRow>> Read(ConferoDb db, string sql, string table)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<DumpedRow>();
        while (await reader.ReadAsync())
            rows.Add(new DumpedRow(table, Cells(reader)));
        return rows;
    }

    /// <summary>The dump without what is random in any world: ids, versions, salts, hashes, keys; order does not count.</summary>
    public static string Masked(IEnumerable<DumpedRow> rows) =>
        string.Join(
            '\n',
            rows.Select(x => Random().Replace(Plain(Sorted(x).ToString()), "*")).Order(StringComparer.Ordinal)
        );

    /// <summary>JSON in JSON writes signs of base64 as numbers.</summary>
    private static string Plain(string text) =>
        text.Replace(@"\u002B", "+", StringComparison.Ordinal)
            .Replace(@"\u0022", "\"", StringComparison.Ordinal);

    /// <summary>Slips lie in the box in the order of their random tags.</summary>
    private static DumpedRow Sorted(DumpedRow row) =>
        row.Table != "DialogueBoxes"
            ? row
            : row with
            {
                Cells = row.Cells.ToDictionary(
                    x => x.Key,
                    x =>
                        x.Key == "Sealed"
                            ? string.Join(
                                '{',
                                Random()
                                    .Replace(x.Value, "*")
                                    .Replace("],\"withdrawn\"", "{],\"withdrawn\"", StringComparison.Ordinal)
                                    .Split('{')
                                    .Select(y => y.TrimEnd(','))
                                    .Order()
                            )
                            : x.Value
                ),
            };

    private static Dictionary<string, string> Cells(DbDataReader reader) =>
        Enumerable
            .Range(0, reader.FieldCount)
            .ToDictionary(
                reader.GetName,
                i =>
                    reader.IsDBNull(i) ? ""
                    : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes)
                    : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? ""
            );

    [GeneratedRegex(
        @"[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}"
            + @"|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
            + @"|[A-Za-z0-9+/=]{40,}|[0-9a-fA-F]{32,}",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Random();
}
