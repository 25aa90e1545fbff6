using System.Net;
using System.Text.RegularExpressions;
using Confero.Identity;
using Confero.Parties;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>Somebody who lost the ways in gets them back through a second person and after a time lock, and nobody else does.</summary>
public sealed partial class RecoveryTests
{
    private const string Head = "MEM-DEMO-ETIENNE";
    private const string Email = "ama@example.org";
    private const string Password = "seven herons over the quiet lagoon";
    private const string NewPassword = "nine otters under the wooden bridge";
    private const string Page = "/sign-in/recover";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_person_confirms_time_passes_and_everything_old_is_void()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (member, before) = await Enrolled(world);
        var stranger = await world.Client();
        var (code, digits) = await Ask(world, stranger, Email);
        var id = await world.Read(db => db.Set<Recovery>().Select(x => x.Id).SingleAsync(Cancel));
        var head = await world.Client(Head);
        (await head.GetStringAsync("/sign-in/recoveries", Cancel)).ShouldContain("ama");

        (await Confirm(head, id, Other(digits))).ShouldContain("recovery.other-digits");
        (await Confirm(await world.Client(Head, weak: true), id, digits)).ShouldContain("act.step-up");
        (await Confirm(before, id, digits)).ShouldContain("act.not-your-role");
        (await Confirm(await world.Client("MEM-DEMO-SIGRID"), id, digits)).ShouldContain("404");
        (await Confirm(head, id, digits)).ShouldContain(id);
        (await Finish(stranger, code)).ShouldBe(HttpStatusCode.OK, "the time lock holds");
        world.Clock.Advance(TimeSpan.FromHours(25));
        (await Finish(await world.Client(), Recovery.NewCode())).ShouldBe(HttpStatusCode.OK);
        (await Finish(stranger, code)).ShouldBe(HttpStatusCode.Redirect);

        (await SignIn(world, Password)).ShouldBe(HttpStatusCode.BadRequest);
        (await SignIn(world, NewPassword)).ShouldBe(HttpStatusCode.NoContent);
        (await before.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Finish(stranger, code)).ShouldBe(HttpStatusCode.OK, "a code is good once");
        var acts = await world.Read(db =>
            db.Set<JournalEntry>()
                .Where(x => x.Act.EndsWith("-recovery"))
                .OrderBy(x => x.At)
                .ToListAsync(Cancel)
        );
        acts.Select(x => (x.Act, x.MemberId))
            .ShouldBe([
                ("identity.ask-recovery", member),
                ("identity.confirm-recovery", Head),
                ("identity.finish-recovery", member),
            ]);
        acts.ShouldAllBe(x => !x.Content.Contains(NewPassword) && !x.Content.Contains("passwordHash"));
    }

    [Fact]
    public async Task Its_owner_is_told_and_stops_what_somebody_else_asked()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (member, own) = await Enrolled(world);
        var stranger = await world.Client();
        var (code, digits) = await Ask(world, stranger, Email);
        var id = await world.Read(db => db.Set<Recovery>().Select(x => x.Id).SingleAsync(Cancel));
        (await Confirm(await world.Client(Head), id, digits)).ShouldContain(id);
        (
            await world.Read(db =>
                db.Set<Confero.Notices.Notice>()
                    .Where(x => x.MemberId == member)
                    .Select(x => x.Code)
                    .ToListAsync(Cancel)
            )
        ).ShouldContain("notice.security-recovery-asked");

        await Ask(world, await world.Client(), Email);
        (await world.Read(db => db.Set<Recovery>().CountAsync(x => x.EndedAt == null, Cancel))).ShouldBe(
            1,
            "asking again takes nothing away"
        );
        (await own.Call(HttpMethod.Delete, $"/api/v1/recoveries/{id}")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        world.Clock.Advance(TimeSpan.FromHours(25));

        (await Finish(stranger, code)).ShouldBe(HttpStatusCode.OK);
        (await SignIn(world, NewPassword)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_address_without_an_account_answers_the_same()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        await Enrolled(world);
        var known = await (
            await (await world.Client()).Send(Page, $"{Page}?handler=Ask", ("Email", Email))
        ).Text();
        var unknown = await (
            await (await world.Client()).Send(Page, $"{Page}?handler=Ask", ("Email", "nobody@example.org"))
        ).Text();
        await world.Settle();

        Plain(known).ShouldBe(Plain(unknown));
        (await world.Read(db => db.Set<Recovery>().CountAsync(Cancel))).ShouldBe(1);
        static string Plain(string page) => Varying().Replace(page, "");
    }

    [Fact]
    public async Task For_a_party_of_one_the_secretariats_administrator_confirms()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var code = InvitationCode.New();
        await world.Do(
            new InviteParty(
                "QZZ",
                "ngo",
                new Dictionary<string, string> { ["en"] = "Alone" },
                null,
                "Only One",
                Email,
                InvitationCode.Hash(code)
            ),
            "MEM-DEMO-ADMIN"
        );
        await TakeUp(world, code);
        var (_, digits) = await Ask(world, await world.Client(), Email);
        var id = await world.Read(db => db.Set<Recovery>().Select(x => x.Id).SingleAsync(Cancel));

        (await Confirm(await world.Client(Head), id, digits)).ShouldContain("404");
        (await Confirm(await world.Client("MEM-DEMO-ADMIN"), id, digits)).ShouldContain(id);
    }

    private static async Task<(string Member, HttpClient Client)> Enrolled(WebWorld world)
    {
        var code = InvitationCode.New();
        var member = await world.Do(
            new InviteMember("ama", Email, ["drafter"], InvitationCode.Hash(code)),
            Head
        );
        return (member!, await TakeUp(world, code));
    }

    private static async Task<HttpClient> TakeUp(WebWorld world, string code)
    {
        var client = await world.Client();
        var address = $"/invitation?code={code}";
        (await client.Send(address, address, ("Code", code), ("Password", Password))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        return client;
    }

    private static async Task<(string Code, string Digits)> Ask(
        WebWorld world,
        HttpClient client,
        string email
    )
    {
        var page = await (await client.Send(Page, $"{Page}?handler=Ask", ("Email", email))).Text();
        await world.Settle();
        var code = CodeOf().Match(page).Value;
        code.ShouldNotBeEmpty(page);
        return (code, Recovery.DigitsOf(Recovery.HashOf(code)));
    }

    private static string Other(string digits) => (digits[0] == '0' ? "1" : "0") + digits[1..];

    private static async Task<string> Confirm(HttpClient client, string id, string digits)
    {
        var answer = await client.Call(
            HttpMethod.Post,
            $"/api/v1/recoveries/{id}/confirmation",
            new { value = digits }
        );
        return $"{(int)answer.StatusCode} {await answer.Text()}";
    }

    private static async Task<HttpStatusCode> Finish(HttpClient client, string code) =>
        (
            await client.Send(Page, $"{Page}?handler=Finish", ("Code", code), ("Password", NewPassword))
        ).StatusCode;

    private static async Task<HttpStatusCode> SignIn(WebWorld world, string password)
    {
        var body = new
        {
            email = Email,
            password,
            code = (string?)null,
        };
        return (await (await world.Client()).Call(HttpMethod.Post, "/api/v1/session", body)).StatusCode;
    }

    [GeneratedRegex("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}(?=</code>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeOf();

    [GeneratedRegex(
        "[0-9A-Z]{4}(-[0-9A-Z]{4}){4}|>[0-9]{6}<|value=\"[^\"]*\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Varying();
}
