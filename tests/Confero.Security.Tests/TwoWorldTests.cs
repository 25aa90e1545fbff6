using System.Text;
using System.Text.RegularExpressions;
using Confero.Assessments;
using Confero.Disclosure;
using Confero.Matching;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>
/// Two worlds that differ only in what a viewer may not see give that viewer the same bytes, on every route. A new
/// route is called without anybody remembering it; one whose parameters the test does not know fails.
/// </summary>
public sealed partial class TwoWorldTests
{
    /// <summary>Who looks: the public, an expert, and members of parties that none of the hidden things concern.</summary>
    internal static readonly string?[] Viewers =
    [
        null,
        "MEM-DEMO-INES",
        "MEM-DEMO-RAFAEL",
        "MEM-DEMO-SALIM",
        "MEM-DEMO-SIGRID",
        "MEM-DEMO-NILS",
        "MEM-DEMO-HELEN",
        "MEM-DEMO-CAMILLE",
        "MEM-DEMO-ADMIN",
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_hidden_changes_no_byte_for_those_it_is_hidden_from(Engine engine)
    {
        await using var one = await WebWorld.Create(engine);
        await using var two = await WebWorld.Create(engine);
        var addresses = await Addresses(one);
        await ChangeWhatIsHidden(two);
        await Task.WhenAll(one.Settle(), two.Settle());
        var pairs = 0;
        foreach (var viewer in Viewers)
        {
            var (first, second) = (await one.Client(viewer), await two.Client(viewer));
            foreach (var address in addresses)
            {
                var (seen, same) = (await Answer(first, address), await Answer(second, address));
                seen.ShouldNotStartWith("500", customMessage: $"{address} for {viewer ?? "the public"}");
                Difference(seen, same).ShouldBeNull($"{address} for {viewer ?? "the public"}");
                pairs++;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs on {engine}");
        pairs.ShouldBeGreaterThanOrEqualTo(20_000);
    }

    /// <summary>Every GET route, with ids of things that are hidden, of things that are shown, and of nothing.</summary>
    internal static async Task<IReadOnlyList<string>> Addresses(WebWorld world)
    {
        var ids = await Ids(world);
        var addresses = new List<string>();
        foreach (
            var path in world
                .Routes.Where(x => RouteCases.Takes(x, "GET"))
                .Select(RouteCases.PathOf)
                .Distinct()
                .Where(x => !RouteCases.IsFile(x))
        )
        {
            var filled = path.Contains('{', StringComparison.Ordinal)
                ? ids.Select(x => RouteCases.Fill(path, x.Id, x.Need))
                : [path];
            addresses.AddRange(filled);
        }
        addresses.ShouldAllBe(x => !x.Contains('{', StringComparison.Ordinal));
        return [.. addresses.Distinct().Where(x => x is not ("/sign-in/security" or "/api/v1/sessions"))];
    }

    internal static async Task<List<(string Id, string Need)>> Ids(WebWorld world)
    {
        var keys = new[] { "QMA-people", "QMC-safe", "QMC-count", "QMB-secure", "QMH-secure" };
        var requests = await world.Read(db =>
            db.Set<Request>()
                .Include(x => x.Needs)
                .Where(x => keys.Contains(x.ImportKey))
                .OrderBy(x => x.Id)
                .ToListAsync()
        );
        var offers = await world.Read(db =>
            db.Set<Offer>()
                .Where(x => x.ImportKey == "RI-CHEMLAB-quiet" || x.ImportKey == "QMR-fund-1")
                .Select(x => x.Id)
                .ToListAsync()
        );
        var assessments = await world.Read(db =>
            db.Set<Assessment>().OrderBy(x => x.OpenedAt).Select(x => x.Id).ToListAsync()
        );
        return
        [
            .. assessments.Select(x => (x, "NED-0000-0000-00")),
            .. requests.Select(x => (x.Id, x.Needs[0].Id)),
            .. requests.Select(x => (x.Needs[0].Id, x.Needs[0].Id)),
            .. offers.Select(x => (x, "NED-0000-0000-00")),
            .. (await DialogueWorlds.Ids(world)).Select(x => (x, "NED-0000-0000-00")),
            ("REQ-0000-0000-00", "NED-0000-0000-00"),
        ];
    }

    /// <summary>Changes of every sort that none of the viewers may notice.</summary>
    internal static async Task ChangeWhatIsHidden(WebWorld world)
    {
        const string drafter = "MEM-DEMO-MARIAM";
        const string broker = "MEM-DEMO-BROKER";
        var byKey = await world.Read(db =>
            db.Set<Request>().Where(x => x.ImportKey != null).ToDictionaryAsync(x => x.ImportKey!, x => x.Id)
        );

        var draft = (await world.Do(new DraftRequest("A second draft", "fr"), drafter))!;
        await world.Do(
            new SaveNeed(draft, null, new NeedInput { Title = "Hidden need", Kind = "technical" }),
            drafter
        );
        await world.Do(
            new EditRequest(byKey["QMA-people"], null)
            {
                Title = "Another title",
                Texts = new Dictionary<Section, string> { [Section.Condition] = "Worse than thought." },
            },
            drafter
        );
        await world.Do(new TakeStep(byKey["QMC-count"], "endorse"), "MEM-DEMO-QMC-HEAD");
        await world.Do(new TakeStep(byKey["QMH-secure"], "acknowledge"), broker);
        await world.Do(
            new SaveOffer(
                null,
                new OfferInput
                {
                    Sort = "team",
                    Title = "Hidden offer",
                    Visibility = DisclosureClass.B,
                }
            ),
            "MEM-DEMO-RI-CHEMLAB-HEAD"
        );
        var blind = await world.Read(db =>
            db.Set<Need>()
                .Where(x => x.RequestId == byKey["QMC-safe"])
                .OrderBy(x => x.Line)
                .Select(x => x.Id)
                .FirstAsync()
        );
        await world.Do(new ShowInterest(blind), "MEM-DEMO-QMS-HEAD");
        await HiddenPackage(world, byKey["QMC-safe"], blind, broker);
        await world.Do(
            new InviteMember(
                "Somebody new",
                "new@example.org",
                ["reader"],
                InvitationCode.Hash(InvitationCode.New())
            ),
            "MEM-DEMO-ETIENNE"
        );
        await world.Do(new RemoveMember("MEM-DEMO-YAO"), "MEM-DEMO-ETIENNE");
        await world.Do(new MakePlan(Seconds: 1), broker);
        await ForbidHiddenPair(world, broker);
        await ChangeHiddenAssessments(world);
        await DialogueWorlds.ChangeWhatIsHidden(world);
    }

    /// <summary>A State goes on assessing itself, names a site, and shows a picture to a party none of the viewers belongs to.</summary>
    private static async Task ChangeHiddenAssessments(WebWorld world)
    {
        const string drafter = "MEM-DEMO-MARIAM";
        var own = await world.Read(db =>
            db.Set<Assessment>().Where(x => x.PartyId == "QMA").OrderBy(x => x.OpenedAt).ToListAsync()
        );
        var running = own.Single(x => x.State == AssessmentState.Open).Id;
        await world.Do(
            new AnswerQuestion(running, "in-response", new AnswerInput { Value = "3", Evidence = "Plan 7" }),
            drafter
        );
        var site = await world.Do(new SaveSite(null, "Another site"), drafter);
        await world.Do(new OpenAssessment("site-assessment", "Hidden visit", site), drafter);
        var concluded = own.Last(x => x is { SiteId: null, State: AssessmentState.Concluded }).Id;
        await world.Do(new DraftNeedFromShortfall(concluded, "pl-budget"), drafter);
        await world.Do(
            new ShareAssessment(concluded, "NGO-SHIELD", AssessmentDetail.Answers),
            "MEM-DEMO-ETIENNE"
        );
    }

    private static async Task ForbidHiddenPair(WebWorld world, string broker)
    {
        var offer = await world.Read(db =>
            db.Set<Offer>().Where(x => x.ImportKey == "NGO-SHIELD-team-0").Select(x => x.Id).SingleAsync()
        );
        var need = await world.Read(db => db.Set<Need>().OrderBy(x => x.Id).Select(x => x.Id).FirstAsync());
        await world.Do(new ForbidPair(need, offer), broker);
    }

    /// <summary>A package for a blind case, proposed to a provider none of the viewers belongs to, and refused.</summary>
    private static async Task HiddenPackage(WebWorld world, string requestId, string needId, string broker)
    {
        var offer = await world.Read(db =>
            db.Set<Offer>().Where(x => x.ImportKey == "NGO-SHIELD-team-0").Select(x => x.Id).SingleAsync()
        );
        var package = (
            await world.Do(
                new Packages.ComposePackage(
                    requestId,
                    [new Packages.Part(needId, offer, null) { Quantity = 5, Unit = "person-day" }]
                ),
                broker
            )
        )!;
        await world.Do(new Packages.ProposePackage(package), broker);
        var contribution = await world.Read(db =>
            db.Set<Packages.Contribution>().Where(x => x.PackageId == package).Select(x => x.Id).SingleAsync()
        );
        await world.Do(new Packages.AnswerAsProvider(contribution, false, "Not this year."), "MEM-DEMO-PAUL");
    }

    /// <summary>Where two answers part, with a little of both; null when they are the same.</summary>
    internal static string? Difference(string one, string two)
    {
        if (one == two)
            return null;
        var at = one.Zip(two).TakeWhile(x => x.First == x.Second).Count();
        var from = Math.Max(0, at - 60);
        return $"…{one[from..Math.Min(one.Length, at + 60)]}… / …{two[from..Math.Min(two.Length, at + 60)]}…";
    }

    /// <summary>Status, headers and body, without what is random in every answer.</summary>
    private static async Task<string> Answer(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        var text = new StringBuilder().Append((int)response.StatusCode).Append('\n');
        foreach (
            var header in response
                .Headers.Concat(response.Content.Headers)
                .Where(x => x.Key is not ("Date" or "Set-Cookie"))
                .OrderBy(x => x.Key, StringComparer.Ordinal)
        )
            text.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append('\n');
        return text.Append(WithoutChance(await response.Content.ReadAsStringAsync())).ToString();
    }

    /// <summary>An answer without what is random in every answer.</summary>
    internal static string WithoutChance(string body) => Random().Replace(body, "");

    [GeneratedRegex(
        "name=\"(__RequestVerificationToken|IdempotencyKey|Seed)\"[^>]*value=\"[^\"]*\"|\"traceId\":\"[^\"]*\"|Content-Length: \\d+",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Random();
}
