using System.Text.RegularExpressions;
using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>
/// Official translations by others, on subjects the thesaurus was not made for: the targets of sustainable
/// development. Far harder than sentences of our own; kept as a floor under what strangers will see.
/// </summary>
public sealed partial class RealTranslationTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Folders = TextLanguages.All.ToDictionary(
        x => x,
        x => x == "zh" ? "zh-Hans" : x
    );

    [Fact]
    public void Most_targets_find_their_official_translation_among_the_nearest_five()
    {
        var root = Repository.Shared("11-multilingual/sdg-translations");
        var texts = Folders.ToDictionary(x => x.Key, x => Read(Path.Combine(root, x.Value)));
        var keys = texts["en"].Keys.Where(key => texts.Values.All(x => x.ContainsKey(key))).Order().ToList();
        keys.Count.ShouldBeGreaterThan(150);
        var shares = new List<double>();
        foreach (var to in TextLanguages.All)
        {
            var index = new TextIndex(TextData.Spotter, keys.Select(x => TextData.Document(x, texts[to][x])));
            foreach (var from in TextLanguages.All.Where(x => x != to))
            {
                var found = keys.Count(key => index.Search(texts[from][key], [], 5).Any(x => x.Id == key));
                shares.Add(found / (double)keys.Count);
                output.WriteLine($"{from}-{to} {shares[^1]:0.000}");
            }
        }
        shares.Average().ShouldBeGreaterThanOrEqualTo(0.7);
        shares.Min().ShouldBeGreaterThanOrEqualTo(0.5);
    }

    private static Dictionary<string, string> Read(string folder)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? key = null;
        foreach (var line in File.ReadLines(Path.Combine(folder, "global_targets.yml")))
            if (Title().Match(line) is { Success: true } match)
                texts[key = match.Groups["key"].Value] = match.Groups["text"].Value;
            else if (line.StartsWith(' ') && key is not null)
                texts[key] += line.TrimEnd();
            else
                key = null;
        return texts
            .Where(x => x.Value.Length > 10)
            .ToDictionary(x => x.Key, x => Number().Replace(x.Value, ""));
    }

    [GeneratedRegex(
        @"^(?<key>[\w.-]+-title):\s*(?<text>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Title();

    [GeneratedRegex(@"^\W*\d+\.[\da-z]+\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
