using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Storage;

/// <summary>Keeps a small list or record as JSON text, the same way on every database.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (a, b) => Text(a) == Text(b),
                value => Text(value).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(Text(value), Options)!
            )
        );
        return property;
    }

    private static string Text<T>(T? value) => JsonSerializer.Serialize(value, Options);
}
