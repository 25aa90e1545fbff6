using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Storage;

/// <summary>Keeps a small list or record as JSON text, the same way on every database.</summary>
internal static class JsonColumn
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="kept">What of a value is kept in this column; all when null.</param>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property, Func<T, T>? kept = null)
        where T : class
    {
        kept ??= x => x;
        property.HasConversion(
            value => JsonSerializer.Serialize(kept(value), Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (a, b) => Text(a, kept) == Text(b, kept),
                value => Text(value, kept).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(Text(value, kept), Options)!
            )
        );
        return property;
    }

    private static string Text<T>(T? value, Func<T, T> kept)
        where T : class => JsonSerializer.Serialize(value is null ? null : kept(value), Options);
}
