using System.Text.RegularExpressions;

namespace Confero.Web.Components;

/// <summary>The part of a definition that a path such as <c>$.acts[3].to</c> lies in, and the field of it.</summary>
/// <param name="Part">states, acts, limits, or head.</param>
public sealed partial record ProcessPlace(string Part, int At, string? Field)
{
    /// <summary>The place of a path; null when it is the whole definition or a whole list.</summary>
    public static ProcessPlace? Of(string path)
    {
        var found = Pattern().Match(path);
        if (found.Groups["part"].Success)
            return new(
                found.Groups["part"].Value,
                int.Parse(found.Groups["at"].Value, CultureInfo.InvariantCulture),
                found.Groups["field"].Success ? found.Groups["field"].Value : null
            );
        return found.Groups["head"].Success ? new("head", 0, found.Groups["head"].Value) : null;
    }

    [GeneratedRegex(
        @"^\$\.(?<part>states|acts|limits)\[(?<at>\d{1,4})\](\.(?<field>[a-zA-Z]+))?|^\$\.(?<head>names|zone|workingDays|holidays|urgent|about|code|version|sources)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
