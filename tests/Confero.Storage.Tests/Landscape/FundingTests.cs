using System.Xml;
using System.Xml.Linq;
using Confero.Landscape.Activities;
using Confero.Testing;

namespace Confero.Storage.Tests.Landscape;

/// <summary>Money is counted once, and what is left out is said.</summary>
public sealed class FundingTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_whole_and_its_parts_are_counted_once(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        await landscape.Import(
            source,
            LandscapeWorld.File(
                LandscapeWorld.Activity(
                    "WHOLE",
                    LandscapeWorld.Money("3", "100") + LandscapeWorld.Money("2", "500")
                ),
                LandscapeWorld.Activity(
                    "PART",
                    LandscapeWorld.Money("3", "100") + "<related-activity type=\"1\" ref=\"WHOLE\"/>"
                )
            )
        );

        var funding = await Read(landscape, source);

        funding.Years.ShouldHaveSingleItem().ShouldBe(new("EUR", 2021, 50_000, 10_000, 2));
        funding.LeftOut.ShouldBe(new Dictionary<Counting, int> { [Counting.ToldByParts] = 1 });
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Money_that_was_passed_on_is_counted_where_it_came_from_whichever_file_comes_first(
        Engine engine
    )
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var (taker, giver) = (await landscape.Source("Taker"), await landscape.Source("Giver"));
        await landscape.Import(
            taker,
            LandscapeWorld.File(
                LandscapeWorld.Activity(
                    "TAKER",
                    LandscapeWorld.Money("1", "80", "<provider-org provider-activity-id=\"GIVER\"/>")
                        + LandscapeWorld.Money("4", "80")
                )
            )
        );
        (await Read(landscape, taker)).Years.ShouldHaveSingleItem().Paid.ShouldBe(8_000);
        await landscape.Import(
            giver,
            LandscapeWorld.File(LandscapeWorld.Activity("GIVER", LandscapeWorld.Money("3", "80")))
        );

        var all = await landscape
            .World.Get<FundingQueries>()
            .Read(
                new ActivityFilter
                {
                    Subject = Nearness.Other,
                    Since = 2021,
                    Text = "reporter",
                }
            );

        all.Years.ShouldHaveSingleItem().Paid.ShouldBe(8_000);
        all.LeftOut[Counting.PassedOn].ShouldBe(1);
        all.LeftOut[Counting.Incoming].ShouldBe(1);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task All_real_files_go_in_and_their_sums_are_those_of_an_independent_calculation(
        Engine engine
    )
    {
        var folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "data", "03-iati-real"));
        Assert.SkipUnless(
            Directory.Exists(folder),
            "The real files of 03-iati-real are missing beside the repository."
        );
        await using var landscape = await LandscapeWorld.Open(engine);
        var (met, rejected, elsewhere) = (0, 0, 0);
        var stored = new List<ActivityView>();
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var source = await landscape.Source(Path.GetFileName(file));
            await using var stream = System.IO.File.OpenRead(file);
            var import = await landscape.Import(source, stream);
            import.Outcome.ShouldBe(ImportOutcome.Done);
            met += import.Added + import.Rejected + import.Elsewhere;
            (rejected, elsewhere) = (rejected + import.Rejected, elsewhere + import.Elsewhere);
            stored.AddRange(await landscape.Of(source));
        }

        (met, rejected, elsewhere).ShouldBe((317, 3, 1));
        stored
            .SelectMany(x => x.Flows)
            .GroupBy(x => (x.Kind, x.Currency))
            .ToDictionary(x => x.Key, x => x.Sum(y => y.Amount))
            .ShouldBe(Independent(folder, [.. stored.Select(x => x.Identifier)]), ignoreOrder: true);
    }

    private static Task<Funding> Read(LandscapeWorld landscape, string source) =>
        landscape
            .World.Get<FundingQueries>()
            .Read(new ActivityFilter { SourceId = source, Subject = Nearness.Other });

    /// <summary>Sums over the raw files, each value rounded to cents, each identifier once.</summary>
    private static Dictionary<(FlowKind, string?), long> Independent(string folder, HashSet<string> taken)
    {
        var kinds = new Dictionary<string, FlowKind>
        {
            ["1"] = FlowKind.Incoming,
            ["2"] = FlowKind.Commitment,
            ["3"] = FlowKind.Disbursement,
            ["4"] = FlowKind.Expenditure,
            ["11"] = FlowKind.Incoming,
        };
        var sums = new Dictionary<(FlowKind, string?), long>();
        var met = new HashSet<string>();
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = XmlReader.Create(file);
            foreach (var activity in XElement.Load(reader).Elements("iati-activity"))
            {
                var identifier = activity.Element("iati-identifier")!.Value.Trim();
                if (!taken.Contains(identifier) || !met.Add(identifier))
                    continue;
                foreach (var transaction in activity.Elements("transaction"))
                {
                    var value = transaction.Element("value")!;
                    var key = (
                        kinds[transaction.Element("transaction-type")!.Attribute("code")!.Value],
                        value.Attribute("currency")?.Value ?? activity.Attribute("default-currency")?.Value
                    );
                    var digits = key.Item2 is "JPY" or "ISK" ? 0 : 2;
                    var whole = XmlConvert.ToDecimal(value.Value.Trim());
                    var minor = decimal.Round(whole, digits) * (digits == 0 ? 1 : 100);
                    sums[key] = sums.GetValueOrDefault(key) + (long)minor;
                }
            }
        }
        return sums;
    }
}
