using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Confero.Record;

/// <summary>
/// One text for one meaning, by RFC 8785 (JSON Canonicalization Scheme): no white space, members sorted by UTF-16 code
/// units, shortest escapes, numbers as ECMAScript writes them, UTF-8. Stricter in three points, so that no two readers
/// can disagree about a text: a member given twice, half of a surrogate pair, and a whole number that would be
/// rounded are refused.
/// </summary>
public static class CanonicalJson
{
    private const long MostExact = (1L << 53) - 1;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly UTF8Encoding Utf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The canonical form of a JSON text, in UTF-8.</summary>
    /// <exception cref="FormatException">It is not JSON, or has no canonical form.</exception>
    public static byte[] Bytes(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var text = new StringBuilder();
            Write(document.RootElement, text);
            return Utf8.GetBytes(text.ToString());
        }
        catch (Exception fault)
            when (fault is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            throw new FormatException("The text has no canonical form.", fault);
        }
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                WriteArray(value, text);
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        text.Append('{');
        var separator = "";
        foreach (var member in value.EnumerateObject().OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            text.Append(separator);
            WriteString(member.Name, text);
            text.Append(':');
            Write(member.Value, text);
            separator = ",";
        }
        text.Append('}');
    }

    private static void WriteArray(JsonElement value, StringBuilder text)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in value.EnumerateArray())
        {
            text.Append(separator);
            Write(item, text);
            separator = ",";
        }
        text.Append(']');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        text.Append('"');
    }

    private static string Number(JsonElement value)
    {
        var number = value.GetDouble();
        if (!double.IsFinite(number))
            throw new FormatException("A number is too large.");
        var text = EcmaNumber.Of(number);
        var raw = value.GetRawText();
        if (Math.Abs(number) > MostExact && raw.All(x => x is '-' or (>= '0' and <= '9')) && raw != text)
            throw new FormatException("A whole number is not exact; write it as text.");
        return text;
    }
}
