using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confero.Vault;

/// <summary>How a kind of row keeps its sealed content: two columns more, bound to table and key of the row.</summary>
internal sealed record SealedRow(
    SealedFields Fields,
    string Table,
    IReadOnlyList<IProperty> Key,
    IProperty Content,
    IProperty SealedBy
)
{
    /// <summary>The sealed content.</summary>
    public const string ContentColumn = "Sealed";

    /// <summary>The id of the key that opens it.</summary>
    public const string KeyColumn = "SealedBy";

    private static readonly ConcurrentDictionary<IReadOnlyEntityType, SealedRow?> Known = new();

    /// <summary>Null for rows without confidential content.</summary>
    public static SealedRow? Of(IEntityType type) =>
        Known.GetOrAdd(
            type,
            _ =>
                typeof(ISealed).IsAssignableFrom(type.ClrType)
                    ? new SealedRow(
                        SealedFields.Of(type.ClrType),
                        type.GetTableName()!,
                        type.FindPrimaryKey()!.Properties,
                        type.FindProperty(ContentColumn)!,
                        type.FindProperty(KeyColumn)!
                    )
                    : null
        );

    /// <summary>Gives every kind of row with confidential content its two columns.</summary>
    public static void Map(ModelBuilder builder)
    {
        foreach (
            var type in builder
                .Model.GetEntityTypes()
                .Where(x => typeof(ISealed).IsAssignableFrom(x.ClrType))
                .ToList()
        )
        {
            builder.Entity(type.ClrType).Property<byte[]?>(ContentColumn);
            builder.Entity(type.ClrType).Property<string?>(KeyColumn);
        }
    }

    /// <summary>
    /// What content is bound to: it opens in its own row and under its own key only. Parts are quoted, so that no two rows
    /// are bound to the same text.
    /// </summary>
    public string Bound(string keyId, Func<IProperty, object?> value) =>
        Bound(keyId, Table, Key.Select(value));

    public static string Bound(string keyId, string table, IEnumerable<object?> key) =>
        JsonSerializer.Serialize<string?[]>([
            "confero sealed row",
            keyId,
            table,
            .. key.Select(x => Convert.ToString(x, CultureInfo.InvariantCulture)),
        ]);
}
