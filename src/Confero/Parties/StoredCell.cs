using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confero.Parties;

/// <summary>A cell of a table as text, and the very same cell made of that text again: numbers, bytes and nothing included.</summary>
internal static class StoredCell
{
    /// <summary>Null for a cell that holds nothing.</summary>
    public static string? Text(object stored) =>
        stored switch
        {
            DBNull => null,
            byte[] bytes => Convert.ToBase64String(bytes),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => stored.ToString(),
        };

    /// <summary>A parameter of the type the column has in this database.</summary>
    public static DbParameter Parameter(DbCommand command, string name, IProperty column, string? text)
    {
        var mapping = column.GetRelationalTypeMapping();
        var type = mapping.Converter?.ProviderClrType ?? column.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var value = text is null ? null : Value(type, text);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        if (mapping.DbType is { } stored && value is not null)
            parameter.DbType = stored;
        return parameter;
    }

    private static object Value(Type type, string text) =>
        type == typeof(byte[]) ? Convert.FromBase64String(text)
        : type == typeof(Guid) ? Guid.Parse(text)
        : type == typeof(bool) ? text is "1" or "True"
        : type == typeof(DateOnly) ? DateOnly.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture))
        : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
}
