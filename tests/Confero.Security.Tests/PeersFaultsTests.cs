using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Identity;
using Confero.Landscape.Gaps;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>Faults that users of comparable systems have reported, tried here through the public surface.</summary>
public sealed class PeersFaultsTests
{
    private const string Head = "MEM-DEMO-ETIENNE";
    private static readonly JsonSerializerOptions Whole = new()
    {
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>R5: reading, printing and taking out a copy leave every case as it was.</summary>
    [Fact]
    public async Task R5_printing_and_exporting_change_no_case()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var paths = world
            .Routes.Where(x => RouteCases.Takes(x, "GET"))
            .Select(RouteCases.PathOf)
            .Where(x => !RouteCases.IsFile(x))
            .Distinct()
            .ToList();
        paths.ShouldContain(x => x.EndsWith("/print", StringComparison.Ordinal));
        paths.ShouldContain("/api/v1/portfolio");
        foreach (var member in new[] { Head, "MEM-DEMO-SIGRID", "MEM-DEMO-BROKER" })
        {
            var client = await world.Client(member);
            var before = await Cases(world);
            foreach (var path in paths)
                ((int)(await client.GetAsync(Targets.Fill(path, ids), Cancel)).StatusCode).ShouldBeLessThan(
                    500,
                    path
                );
            foreach (var format in new[] { "json", "csv", "xlsx" })
                (
                    await client.PostForm("/exchange", "/exchange?handler=Export", [new("format", format)])
                ).IsSuccessStatusCode.ShouldBeTrue(format);
            (await Cases(world)).ShouldBe(before, member);
        }
    }

    /// <summary>R9: what is added after the State looked at what others would see goes along all the same.</summary>
    [Fact]
    public async Task R9_what_is_added_after_a_preview_is_there_when_the_case_is_handed_in()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        const string desk = "MEM-DEMO-MARIAM";
        var client = await world.Client(desk);
        var request = (await world.Do(new DraftRequest("Looked at first", "fr"), desk))!;
        await world.Do(
            new EditRequest(request, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "A text." },
            },
            desk
        );
        (await client.GetAsync($"/requests/{request}/view-as", Cancel)).IsSuccessStatusCode.ShouldBeTrue();
        await world.Do(
            new SaveNeed(request, null, new NeedInput { Title = "Added late", Kind = "technical" }),
            desk
        );
        await world.Do(new TakeStep(request, "submit"), desk);
        await world.Do(new TakeStep(request, "endorse"), Head);

        var broker = await world.Client("MEM-DEMO-BROKER");
        (await broker.GetStringAsync($"/api/v1/requests/{request}", Cancel)).ShouldContain("Added late");
    }

    /// <summary>R17: a nationality that is told of later is a reason against from then on.</summary>
    [Fact]
    public async Task R17_an_expert_who_turns_out_to_be_a_national_of_the_State_is_no_candidate_any_more()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var broker = await world.Client("MEM-DEMO-BROKER");
        var needs = await world.Read(db =>
            db.Set<Need>()
                .Where(x => x.Kind == "technical")
                .Join(
                    db.Set<Request>(),
                    x => x.RequestId,
                    x => x.Id,
                    (need, request) => new { need.Id, request.PartyId }
                )
                .ToListAsync(Cancel)
        );
        var members = await world.Read(db =>
            db.Set<Member>().Where(x => x.RemovedAt == null).ToListAsync(Cancel)
        );
        var experts = await world.Read(db => db.Set<Expert>().ToListAsync(Cancel));
        async Task<string> Candidates(string need)
        {
            var answer = await broker.GetAsync($"/api/v1/matching/needs/{need}/candidates", Cancel);
            return await answer.Content.ReadAsStringAsync(Cancel);
        }
        foreach (var need in needs)
        {
            var before = CandidatesIn(await Candidates(need.Id));
            if (
                experts.Find(x => before.Contains(x.Id) && members.Exists(y => Keeps(y, x))) is not { } expert
            )
                continue;
            var keeper = members.First(x => Keeps(x, expert));
            await world.Do(
                new SaveExpert(
                    expert.Id,
                    ExpertInput.Of(expert) with
                    {
                        Nationalities = [.. expert.Nationalities, need.PartyId],
                    }
                ),
                keeper.Id
            );
            CandidatesIn(await Candidates(need.Id)).ShouldNotContain(expert.Id);
            return;
        }
        Assert.Fail("No expert is a candidate for anything.");
    }

    /// <summary>R14: a letter, also about a case that is closed, names no case but by its reference.</summary>
    [Fact]
    public async Task R14_no_letter_about_a_case_that_closes_or_is_closed_holds_its_title()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var evaluated = await world.Read(db =>
            db.Set<Request>().Where(x => x.State == "evaluated" || x.State == "delivered").ToListAsync(Cancel)
        );
        var closing = evaluated.Find(x => x.State == "evaluated");
        closing.ShouldNotBeNull("the demonstration has a case that can be closed");
        var members = await world.Read(db => db.Set<Member>().ToListAsync(Cancel));
        var authoriser = members.First(x =>
            x.PartyId == closing.PartyId && (x.Roles & Roles.Authoriser) != 0
        );
        await world.Do(new TakeStep(closing.Id, "close"), authoriser.Id);
        world.Clock.Advance(TimeSpan.FromDays(370));
        await world.Settle();

        var titles = await world.Read(db => db.Set<Request>().Select(x => x.Title).ToListAsync(Cancel));
        var needs = await world.Read(db => db.Set<Need>().Select(x => x.Title).ToListAsync(Cancel));
        var letters = world.Mail;
        letters.ShouldContain(x => (x.TextBody ?? "").Contains(closing.Id), "somebody is told of it");
        foreach (var letter in letters)
        foreach (var title in titles.Concat(needs).Where(x => x is { Length: > 8 }))
            $"{letter.Subject}\n{letter.TextBody}\n{letter.HtmlBody}".ShouldNotContain(title);
    }

    /// <summary>R15: States join the quiet figures one a week; whoever keeps every week's answer can never subtract two of them and be left with fewer than five.</summary>
    [Fact]
    public async Task R15_no_two_published_figures_of_quiet_demand_differ_by_fewer_than_five_States()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var anyone = await world.Client();
        var published = new Dictionary<string, HashSet<int>>();
        async Task Publish()
        {
            world.Clock.Advance(TimeSpan.FromDays(7));
            await world.Settle();
            var answer = await anyone.GetStringAsync("/api/v1/landscape/gaps/quiet", Cancel);
            using var figures = JsonDocument.Parse(answer);
            foreach (var figure in figures.RootElement.EnumerateArray())
            {
                var cell = $"{figure.GetProperty("region")} {figure.GetProperty("kind")}";
                if (!published.TryGetValue(cell, out var seen))
                    published[cell] = seen = [0];
                seen.Add(figure.GetProperty("needs").GetInt32());
            }
        }
        var joined = 0;
        foreach (var (desk, head) in await States(world))
        {
            var request = await Quiet(world, desk, head);
            await world.Do(new CountQuietly(request, true), head);
            joined++;
            await Publish();
        }

        joined.ShouldBeGreaterThan(8);
        published.ShouldNotBeEmpty("a figure has come");
        foreach (var (cell, seen) in published)
        foreach (var (one, other) in seen.SelectMany(x => seen.Select(y => (x, y))).Where(x => x.x != x.y))
            Math.Abs(one - other).ShouldBeGreaterThanOrEqualTo(5, $"{cell}: {one} and {other}");
    }

    /// <summary>Two people of each State that has them: one writes, another decides.</summary>
    private static async Task<IReadOnlyList<(string Desk, string Head)>> States(WebWorld world)
    {
        var members = await world.Read(db =>
            db.Set<Member>().Where(x => x.RemovedAt == null && x.PartyId != null).ToListAsync(Cancel)
        );
        var pairs = new List<(string, string)>();
        foreach (
            var party in members
                .Where(x => x.PartyId!.StartsWith("QM", StringComparison.Ordinal))
                .GroupBy(x => x.PartyId)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
        )
        {
            var head = party.FirstOrDefault(x => (x.Roles & Roles.Authoriser) != 0);
            var desk = party.FirstOrDefault(x => (x.Roles & Roles.Drafter) != 0 && x.Id != head?.Id);
            if (head is not null && desk is not null)
                pairs.Add((desk.Id, head.Id));
        }
        return pairs;
    }

    /// <summary>An endorsed request with one need that nobody but the secretariat may see.</summary>
    private static async Task<string> Quiet(WebWorld world, string desk, string head)
    {
        var request = (await world.Do(new DraftRequest("Quiet", Process: "confero-standard"), desk))!;
        await world.Do(
            new SaveNeed(
                request,
                null,
                new NeedInput
                {
                    Title = "Advice",
                    Kind = "normative",
                    Stage = "storage",
                    Quantity = 1,
                    Unit = "text",
                }
            ),
            desk
        );
        await world.Do(
            new EditRequest(request, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "A text." },
            },
            desk
        );
        await world.Do(new TakeStep(request, "submit"), desk);
        await world.Do(new TakeStep(request, "endorse"), head);
        return request;
    }

    private static bool Keeps(Member member, Expert expert) =>
        member.ExpertId == expert.Id
        || (
            expert.PartyId is not null
            && member.PartyId == expert.PartyId
            && (member.Roles & (Roles.Drafter | Roles.Authoriser)) != 0
        );

    /// <summary>The offers and experts that are candidates.</summary>
    private static HashSet<string> CandidatesIn(string list)
    {
        using var json = JsonDocument.Parse(list);
        return json.RootElement.TryGetProperty("candidates", out var candidates)
            ? [.. candidates.EnumerateArray().Select(x => x.GetProperty("offerId").GetString()!)]
            : [];
    }

    private static Task<string> Cases(WebWorld world) =>
        world.Read(async db =>
        {
            var requests = await db.Set<Request>()
                .AsNoTracking()
                .Include(x => x.Needs)
                .OrderBy(x => x.Id)
                .ToListAsync(Cancel);
            var contributions = await db.Set<Contribution>()
                .AsNoTracking()
                .OrderBy(x => x.Id)
                .ToListAsync(Cancel);
            var steps = await db.Set<CaseStep>().CountAsync(Cancel);
            return JsonSerializer.Serialize(
                new
                {
                    requests,
                    contributions,
                    steps,
                },
                Whole
            );
        });
}
