using System.Text.RegularExpressions;
using Confero.Languages;
using Confero.Testing;

namespace Confero.Web.Tests.Languages;

/// <summary>Nothing the source asks for is missing from the texts.</summary>
public sealed partial class KeysTests
{
    [Fact]
    public void Every_key_the_source_asks_for_has_a_text()
    {
        var missing =
            from file in SourceTree.Files("src", "*.cs", "*.cshtml")
            from Match use in Uses().Matches(File.ReadAllText(file))
            let key = use.Groups["key"].Value
            where !IsThere(key, use.Groups["method"].Value == "Count")
            select $"{key} ({Path.GetFileName(file)})";
        missing.Distinct().Order().ShouldBeEmpty();
    }

    // A key with a hole is made at run time; then some key must begin like it.
    private static bool IsThere(string key, bool counts) =>
        key.IndexOf('{', StringComparison.Ordinal) is var hole and >= 0
            ? Texts.Of("en").Keys.Any(x => x.StartsWith(key[..hole], StringComparison.Ordinal))
            : Texts.Of("en").ContainsKey(counts ? $"{key}.other" : key);

    [GeneratedRegex("""\b(?:T|texts|Texts)(?:\[|\.(?<method>Count|Get)\()\s*\$?"(?<key>[a-z][^"]*)["]""")]
    private static partial Regex Uses();
}
