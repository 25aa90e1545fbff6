using System.Diagnostics;
using System.Text;
using Confero.Exchange;
using Confero.Taxonomy;

namespace Confero.Tests.Exchange;

/// <summary>Portfolio files: what goes out comes back, and what strangers send never does harm.</summary>
public sealed class PortfolioFileTests
{
    private static readonly Taxonomies Terms = Taxonomies.Load();

    [Theory]
    [InlineData("demonstration")]
    [InlineData("published-cases")]
    public void A_workbook_carries_all_that_the_JSON_does(string folder)
    {
        var portfolio = PortfolioJson.Read(
            File.ReadAllText(Repository.PathOf("data", folder, "portfolio.json"))
        );

        var back = Read(Workbook(portfolio));

        back.Faults.ShouldBeEmpty();
        var expected = portfolio with { Title = "", Fictional = false, AsOf = null };
        PortfolioJson.Write(back.Portfolio!).ShouldBe(PortfolioJson.Write(expected));
    }

    [Fact]
    public void The_same_portfolio_gives_the_same_bytes() =>
        Workbook(new Portfolio()).ShouldBe(Workbook(new Portfolio()));

    [Fact]
    public void A_template_can_be_read_and_holds_nothing()
    {
        var back = Read(Workbook(new Portfolio()));

        back.Faults.ShouldBeEmpty();
        back.Portfolio!.Needs.ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_cell_is_named_with_what_is_expected()
    {
        var portfolio = new Portfolio
        {
            Requests =
            [
                new()
                {
                    Key = "R",
                    Party = "QMA",
                    Language = "en",
                    Title = "T",
                },
            ],
            Needs =
            [
                new()
                {
                    Key = "N",
                    Request = "R",
                    Title = "T",
                    Kind = "material",
                    Quantity = 3,
                },
            ],
        };
        var file = Altered(
            Workbook(portfolio),
            "<x:t xml:space=\"preserve\">3</x:t>",
            "<x:t xml:space=\"preserve\">three</x:t>"
        );

        var verdict = Read(file).Faults.ShouldHaveSingleItem();

        verdict.Place.ShouldBe("Needs!L2");
        verdict.Faults[0].Code.ShouldBe("import.wrong-form");
    }

    [Fact]
    public void No_text_becomes_a_formula()
    {
        var portfolio = new Portfolio
        {
            Requests =
            [
                new()
                {
                    Key = "R",
                    Party = "QMA",
                    Language = "en",
                    Title = "=cmd|' /C calc'!A0",
                },
            ],
        };

        var sheets = Entries(Workbook(portfolio))
            .Where(x => x.Name.Contains("sheet", StringComparison.OrdinalIgnoreCase))
            .ToList();

        sheets.ShouldNotBeEmpty();
        sheets.ShouldAllBe(x => !x.Text.Contains("<x:f>") && !x.Text.Contains("<f>"));
        Read(Workbook(portfolio)).Portfolio!.Requests[0].Title.ShouldBe("=cmd|' /C calc'!A0");
    }

    [Theory]
    [InlineData("09-robustness/xlsx-hostile-poi")]
    [InlineData("09-robustness/xlsx-odd-poi")]
    [InlineData("09-robustness/xlsx-odd-exceldatareader")]
    [InlineData("09-robustness/zip-malformed-yauzl")]
    [InlineData("09-robustness/json-test-suite")]
    [InlineData("09-robustness/xml-attacks-defusedxml")]
    [InlineData("09-robustness/csv-odd-exceldatareader")]
    public void A_strangers_file_is_read_or_refused_with_a_word_and_never_a_fault(string folder)
    {
        var files = Directory
            .EnumerateFiles(Repository.Shared(folder), "*", SearchOption.AllDirectories)
            .ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var clock = Stopwatch.StartNew();
            var reading = Read(File.ReadAllBytes(file));

            (reading.Portfolio is not null || reading.Faults.Count > 0).ShouldBeTrue(file);
            reading
                .Faults.SelectMany(x => x.Faults)
                .ShouldAllBe(x => Confero.Languages.Texts.Has($"refusal.{x.Code}"));
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), file);
        }
    }

    [Theory]
    [InlineData(
        "{\"format\":\"confero-portfolio/1\",\"needs\":[{\"key\":\"N\",\"request\":\"R\",\"title\":\"T\",\"kind\":\"material\",\"colour\":1}]}",
        "$.needs[0].colour (1)"
    )]
    [InlineData("{\"format\":\"confero-portfolio/2\"}", "$.format")]
    [InlineData("not json", "$ (1)")]
    [InlineData("", "$ (1)")]
    public void Wrong_JSON_is_refused_with_its_place(string json, string place) =>
        Read(Encoding.UTF8.GetBytes(json)).Faults.ShouldHaveSingleItem().Place.ShouldBe(place);

    private static PortfolioReading Read(byte[] file) => PortfolioFile.Read(new MemoryStream(file));

    private static byte[] Workbook(Portfolio portfolio)
    {
        using var file = new MemoryStream();
        PortfolioXlsx.Write(portfolio, Terms, file);
        return file.ToArray();
    }

    private static List<(string Name, string Text)> Entries(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(x => (x.FullName, new StreamReader(x.Open()).ReadToEnd()))];
    }

    private static byte[] Altered(byte[] file, string from, string to)
    {
        using var copy = new MemoryStream();
        using (
            var archive = new System.IO.Compression.ZipArchive(
                copy,
                System.IO.Compression.ZipArchiveMode.Create,
                leaveOpen: true
            )
        )
            foreach (var (name, text) in Entries(file))
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text.Replace(from, to));
            }
        return copy.ToArray();
    }
}
