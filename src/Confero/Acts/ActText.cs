using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Confero.Acts;

/// <summary>
/// What no text may carry, whatever act brings it: characters that cannot be seen but change how the rest is read or
/// ordered (overrides, embeddings and isolates of direction, tags, controls), halves of characters, and names that mix
/// look-alike scripts within a word. The joiners that Persian and Indic scripts need are allowed, and direction marks
/// in texts that are not names.
/// </summary>
internal static partial class ActText
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "name",
        "email",
        "fileName",
    };

    /// <summary>How fields are named that become links on pages.</summary>
    private static readonly string[] LinkEnds = ["url", "link", "href"];

    /// <summary>The faults of every text in an act, each with the field it stands in.</summary>
    public static IEnumerable<Refusal> Faults(Act act) =>
        Texts(JsonSerializer.SerializeToNode<object>(act), "")
            .Select(x => Fault(x.Field, x.Text))
            .OfType<Refusal>()
            .DistinctBy(x => (x.Code, x.Field));

    /// <summary>What is wrong with one text, or null.</summary>
    /// <param name="field">The last part of the field's path, as forms name it.</param>
    public static Refusal? Fault(string field, string text)
    {
        if (IsLink(field) && text.Length > 0 && !LeadsToTheWeb(text))
            return Refusal.Invalid("input.not-a-link", field);
        var name = Names.Contains(field);
        foreach (var rune in text.EnumerateRunes())
            if (Hidden(rune, name))
                return Refusal.Invalid(
                    "input.hidden-character",
                    field,
                    "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture)
                );
        return name && MixedScripts().IsMatch(text)
            ? Refusal.Invalid("input.mixed-scripts", field, MixedScripts().Match(text).Value)
            : null;
    }

    private static IEnumerable<(string Field, string Text)> Texts(JsonNode? node, string field) =>
        node switch
        {
            JsonObject named => named.SelectMany(x =>
                Texts(x.Value, JsonNamingPolicy.CamelCase.ConvertName(x.Key))
            ),
            JsonArray list => list.SelectMany(x => Texts(x, field)),
            JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            [
                (field, value.GetValue<string>()),
            ],
            _ => [],
        };

    private static bool IsLink(string field) =>
        Array.Exists(LinkEnds, x => field.EndsWith(x, StringComparison.OrdinalIgnoreCase));

    /// <summary>Only what a browser opens as a page; never what it would run.</summary>
    private static bool LeadsToTheWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
        && link.UserInfo.Length == 0;

    private static bool Hidden(Rune rune, bool name) =>
        rune.Value switch
        {
            '\t' or '\n' or '\r' => name,
            0x200C or 0x200D => false,
            0x200E or 0x200F or 0x061C => name,
            (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
            >= 0xE0000 and <= 0xE007F => true,
            0x2028 or 0x2029 or 0xFEFF => name,
            // What half a character became on its way here.
            0xFFFD => true,
            _ => Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned,
        };

    [GeneratedRegex(
        @"\w*(\p{IsBasicLatin}(?<=[A-Za-z])[\p{IsCyrillic}\p{IsGreek}]|[\p{IsCyrillic}\p{IsGreek}][A-Za-z])\w*",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MixedScripts();
}
