using System.Text.Json;
using AngleSharp.Html.Parser;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Security.Tests;

/// <summary>Strings that have broken other programs, through an act, a page and the API: kept as they are, or refused with a word.</summary>
public sealed class NaughtyTextTests
{
    /// <summary>One in so many of the public list; all of it takes minutes.</summary>
    private const int Stride = 8;

    private static readonly string[] Own =
    [
        "'; DROP TABLE \"Requests\"; --",
        "\" OR 1=1 --",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "{{7*7}} ${7*7} @(7*7) <%= 7*7 %>",
        "=cmd|' /C calc'!A0",
        "%00%0d%0aSet-Cookie: a=b",
        "../../../../etc/passwd",
        "{0} {1} %s %n",
        "ﷺ ñ ß İ ı 𝒳 👩‍🔧 ก็็็็็",
    ];

    [Fact]
    public async Task Naughty_text_is_kept_as_it_is_and_does_nothing()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        foreach (var text in Own.Concat(Listed()).Where(x => x.Trim().Length > 0 && x.Length <= 200))
        {
            var outcome = await world.Mechanism.Do(new DraftRequest(text), "MEM-DEMO-MARIAM");
            if (!outcome.Done)
            {
                outcome.Refusals.ShouldAllBe(x => x.Code.StartsWith("input."), text);
                continue;
            }
            var page = await client.GetStringAsync(
                $"/requests/{outcome.Id}",
                TestContext.Current.CancellationToken
            );
            var document = new HtmlParser().ParseDocument(page);
            document.QuerySelector("h1")!.TextContent.Trim().ShouldBe(Normal(text));
            document
                .QuerySelectorAll("script:not([src]), [onerror], [onload], svg[onload]")
                .ShouldBeEmpty(text);
            using var json = JsonDocument.Parse(
                await client.GetStringAsync(
                    $"/api/v1/requests/{outcome.Id}",
                    TestContext.Current.CancellationToken
                )
            );
            json.RootElement.GetProperty("title").GetString().ShouldBe(text.Trim());
        }
    }

    /// <summary>The public list of naughty strings, where the files for tests are at hand.</summary>
    private static IEnumerable<string> Listed()
    {
        var file = Path.Combine(
            SourceTree.Root,
            "..",
            "shared",
            "data",
            "09-robustness",
            "blns",
            "blns.json"
        );
        if (File.Exists(file))
            return JsonSerializer
                .Deserialize<string[]>(File.ReadAllText(file))!
                .Where((_, i) => i % Stride == 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"Only our own strings: {file} is missing.");
        return [];
    }

    /// <summary>As HTML reads it back.</summary>
    private static string Normal(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
