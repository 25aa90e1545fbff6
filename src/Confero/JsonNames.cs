using System.Text.Json;

namespace Confero;

/// <summary>Names of enum values as forms, files and the API write them: lower case with hyphens.</summary>
public static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a name, or null when there is none.</summary>
    public static T? Parse<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(Of(value), name, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
