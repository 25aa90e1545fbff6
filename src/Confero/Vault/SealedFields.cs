using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using Confero.Storage;

namespace Confero.Vault;

/// <summary>The confidential fields of one kind of row, and how they become bytes and fields again.</summary>
internal sealed class SealedFields
{
    private static readonly ConcurrentDictionary<Type, SealedFields> Known = new();
    private const int Step = 256;
    private readonly Dictionary<string, Field> fields;

    private SealedFields(Type row)
    {
        var nullability = new NullabilityInfoContext();
        fields = row.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(x => x.IsDefined(typeof(ConfidentialAttribute)))
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .ToDictionary(
                x => x.Name,
                x => new Field(
                    x,
                    x.PropertyType == typeof(string)
                        && nullability.Create(x).ReadState == NullabilityState.NotNull
                )
            );
    }

    public static SealedFields Of(Type row) => Known.GetOrAdd(row, x => new SealedFields(x));

    public IEnumerable<string> Names => fields.Keys;

    /// <summary>
    /// All that is confidential in a row; what is not set is left out. Blanks at the end round the length up to 256 bytes, or
    /// an eighth of what is long, so that the length says little about the words.
    /// </summary>
    public byte[] Write(object row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, field) in fields)
                if (field.Property.GetValue(row) is { } value)
                {
                    json.WritePropertyName(name);
                    JsonSerializer.Serialize(json, value, field.Property.PropertyType, JsonColumn.Options);
                }
            json.WriteEndObject();
        }
        var padded = new byte[Rounded((int)buffer.Length)];
        padded.AsSpan().Fill((byte)' ');
        buffer.GetBuffer().AsSpan(0, (int)buffer.Length).CopyTo(padded);
        return padded;
    }

    private static int Rounded(int length)
    {
        var step = Math.Max(Step, (int)BitOperations.RoundUpToPowerOf2((uint)length) / 16);
        return (length + step - 1) / step * step;
    }

    /// <summary>Puts back into a row what <see cref="Write"/> gave.</summary>
    public void Read(object row, ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (fields.TryGetValue(name, out var field))
                field.Property.SetValue(
                    row,
                    field.Property.PropertyType == typeof(string)
                        ? json.GetString()
                        : JsonSerializer.Deserialize(
                            ref json,
                            field.Property.PropertyType,
                            JsonColumn.Options
                        )
                );
            else
                json.Skip();
        }
    }

    /// <summary>Says in every text a row must have that it is gone.</summary>
    public void Erase(object row, string said)
    {
        foreach (var field in fields.Values.Where(x => x.IsText))
            field.Property.SetValue(row, said);
    }

    private sealed record Field(PropertyInfo Property, bool IsText);
}
