using System.Globalization;
using System.Text.Json;
using Confero.Disclosure;
using Confero.Landscape.Gaps;
using Confero.Offers;
using Confero.Packages;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>
/// Somebody who reads every published figure, cut by everything it can be cut by, in every form, and subtracts them from
/// one another, learns nothing of a single State that is not written there line by line.
/// </summary>
public sealed class UnmaskTests
{
    private const string Broker = "MEM-DEMO-BROKER";
    private const string Provider = "MEM-DEMO-PAUL";

    private static readonly string?[] Attackers =
    [
        null,
        "MEM-DEMO-INES",
        "MEM-DEMO-NILS",
        "MEM-DEMO-CAMILLE",
    ];

    private static readonly string[] Dimensions =
    [
        "kind",
        "region",
        "stage",
        "objective",
        "language",
        "competence",
    ];

    /// <summary>
    /// In the second world providers have bound themselves to lines of public cases and delivered, which nobody but the two
    /// sides and the secretariat may see. No figure moves by it; so no sum or difference of figures can tell of it.
    /// </summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_a_provider_promised_for_a_line_moves_no_figure(Engine engine)
    {
        await using var one = await WebWorld.Create(engine);
        await using var two = await WebWorld.Create(engine);
        (await Promise(two)).ShouldBeGreaterThan(2);
        foreach (var attacker in Attackers)
        {
            var (first, second) = (await one.Client(attacker), await two.Client(attacker));
            foreach (var address in Addresses(one))
                (await Body(second, address)).ShouldBe(
                    await Body(first, address),
                    $"{address} for {attacker ?? "the public"}"
                );
        }
        foreach (var world in new[] { one, two })
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            await world.Settle();
        }
        const string kept = "/api/v1/landscape/gaps/history";
        (await Body(await two.Client(), kept)).ShouldBe(
            await Body(await one.Client(), kept),
            "the night after"
        );
    }

    /// <summary>Every pair of figures of the effect, of any two years or of all: the difference has five States behind it, or none.</summary>
    [Fact]
    public async Task The_difference_of_two_years_never_leaves_few_States()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client();
        var lines = await PublicLines(world);
        var years = lines.Select(x => x.Since.Year).Distinct().ToList();
        years.Count.ShouldBeGreaterThan(1);
        var all = await Figures(client, "");
        all.Count.ShouldBeGreaterThan(3);
        foreach (var year in years)
        foreach (var (figure, value) in await Figures(client, $"?year={year}"))
        {
            var behind = lines.Where(x => Counts(figure, x, world)).ToList();
            Many(behind.Where(x => x.Since.Year == year), $"{figure} {year}");
            if (all.ContainsKey(figure))
                Many(behind.Where(x => x.Since.Year != year), $"{figure} of all less {year}");
            value.ShouldBe(behind.Count(x => x.Since.Year == year), $"{figure} {year}");
        }
    }

    /// <summary>What a report withholds cannot be had from what it shows.</summary>
    [Fact]
    public async Task A_report_gives_no_figure_of_few_States_and_none_by_subtraction()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client();
        var lines = await PublicLines(world);
        var states = await world.Read(db =>
            db.Set<Parties.Party>().ToDictionaryAsync(x => x.Id, x => x.Names["en"])
        );
        var reports = JsonDocument.Parse(await Body(client, "/api/v1/landscape/reports")).RootElement;
        reports.GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var report in reports.EnumerateArray())
        {
            var figures = report.GetProperty("figures");
            var asked = lines.Where(x => x.Since.Year == report.GetProperty("year").GetInt32()).ToList();
            foreach (
                var (by, dimension) in new[]
                {
                    ("byKind", GapDimension.Kind),
                    ("byRegion", GapDimension.Region),
                }
            )
            {
                var withheld = figures
                    .GetProperty(by)
                    .EnumerateArray()
                    .Where(x => x.GetProperty("asked").ValueKind == JsonValueKind.Null)
                    .Select(x => x.GetProperty("code").GetString()!)
                    .ToList();
                var left = asked.Where(x => x.Codes[dimension].Any(withheld.Contains)).ToList();
                if (left.Count < asked.Count)
                    Many(left, $"{by}, what is withheld");
                foreach (var code in asked.SelectMany(x => x.Codes[dimension]).Distinct().Except(withheld))
                    Many(asked.Where(x => x.Codes[dimension].Contains(code)), $"{by} {code}");
            }
            var whole =
                report.GetRawText()
                + await Body(client, $"/landscape/reports/{report.GetProperty("id").GetString()}");
            states.Keys.Where(x => x.StartsWith('Q')).ShouldAllBe(x => !whole.Contains($"\"{x}\""));
            whole.ShouldNotContain("hidden\":");
        }
    }

    private static IEnumerable<string> Addresses(WebWorld world)
    {
        var year = world.Clock.GetUtcNow().Year;
        foreach (var rows in Dimensions)
        foreach (var columns in Dimensions.Where(x => x != rows))
        {
            yield return $"/api/v1/landscape/gaps?rows={rows}&columns={columns}";
            yield return $"/landscape/missing?rows={rows}&columns={columns}";
        }
        foreach (var query in new[] { "", $"?year={year}", $"?year={year - 1}" })
        {
            yield return $"/landscape/effect{query}";
            yield return $"/api/v1/landscape/effect{query}";
            yield return $"/api/v1/landscape/effect{(query.Length == 0 ? "?" : query + "&")}format=csv";
        }
        foreach (
            var path in new[]
            {
                "/",
                "/api/v1/figures",
                "/api/v1/landscape/gaps/history",
                "/api/v1/landscape/gaps/marginal",
                "/api/v1/landscape/gaps/quiet",
                "/api/v1/landscape/funding",
                "/api/v1/landscape/places",
                "/api/v1/landscape/activities/export?format=csv",
                "/api/v1/landscape/reports",
                "/landscape/activities",
            }
        )
            yield return path;
    }

    /// <summary>A provider binds itself to every line of public cases it may serve, and delivers one; no case moves.</summary>
    private static async Task<int> Promise(WebWorld world)
    {
        var offer = await world.Read(db =>
            db.Set<Offer>().Where(x => x.ImportKey == "NGO-SHIELD-team-0").Select(x => x.Id).SingleAsync()
        );
        var cases = await world.Read(db =>
            db.Set<Request>()
                .AsNoTracking()
                .Include(x => x.Needs)
                .Where(x => x.State == "circulated" && x.PartyId != "QMA" && x.PartyId != "QMK")
                .ToListAsync()
        );
        var lines = cases
            .SelectMany(
                x =>
                    x.Needs.Where(n => n.Kind == "technical" && n.Unit == "person-day")
                        .OrderBy(n => n.Line)
                        .Take(1),
                (x, n) =>
                    new
                    {
                        x.Id,
                        x.PartyId,
                        Need = n.Id,
                    }
            )
            .OrderBy(x => x.Id, StringComparer.Ordinal)
            .Take(6)
            .ToList();
        foreach (var line in lines)
        {
            var package = await world.Do(
                new ComposePackage(
                    line.Id,
                    [new Part(line.Need, offer, null) { Quantity = 2, Unit = "person-day" }]
                ),
                Broker
            );
            await world.Do(new ProposePackage(package!), Broker);
            var part = await world.Read(db =>
                db.Set<Contribution>().Where(x => x.PackageId == package).Select(x => x.Id).SingleAsync()
            );
            var head = await world.Read(db =>
                db.Set<Parties.Member>()
                    .Where(x => x.PartyId == line.PartyId && (x.Roles & Identity.Roles.Authoriser) != 0)
                    .Select(x => x.Id)
                    .FirstAsync()
            );
            await world.Do(new AnswerAsProvider(part, true), Provider);
            await world.Do(new AnswerAsState(part, true, "We need it."), head);
            await world.Do(new CommitContribution(part), Provider);
        }
        return lines.Count;
    }

    /// <summary>The counts among the figures of the effect that are shown, by name.</summary>
    private static async Task<Dictionary<string, int>> Figures(HttpClient client, string query)
    {
        var effect = JsonDocument.Parse(await Body(client, "/api/v1/landscape/effect" + query)).RootElement;
        var figures = new Dictionary<string, int>();
        foreach (var name in new[] { "toAgreement", "toDelivery", "waiting" })
            if (effect.GetProperty(name) is { ValueKind: JsonValueKind.Object } shown)
                figures[name] = shown.GetProperty("count").GetInt32();
        if (effect.GetProperty("unmet") is { ValueKind: JsonValueKind.Object } unmet)
            (figures["open"], figures["all"]) = (
                unmet.GetProperty("part").GetInt32(),
                unmet.GetProperty("whole").GetInt32()
            );
        return figures;
    }

    private static bool Counts(string figure, GapLine line, WebWorld world)
    {
        var open = line.OpenOn(DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime));
        return figure switch
        {
            "toAgreement" => line.AgreedOn is not null,
            "toDelivery" => line.ReceivedOn is not null,
            "waiting" or "open" => open,
            _ => true,
        };
    }

    private static void Many(IEnumerable<GapLine> lines, string what)
    {
        var states = lines.Select(x => x.State).Distinct().Count();
        (states == 0 || states >= QuietDemand.FewestStates).ShouldBeTrue(
            string.Create(CultureInfo.InvariantCulture, $"{what}: {states} States")
        );
    }

    private static Task<IReadOnlyList<GapLine>> PublicLines(WebWorld world) =>
        ((GapQueries)world.App.Services.GetService(typeof(GapQueries))!).Lines(Viewer.Public);

    private static async Task<string> Body(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{address}: {(int)answer.StatusCode}");
        return TwoWorldTests.WithoutChance(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
