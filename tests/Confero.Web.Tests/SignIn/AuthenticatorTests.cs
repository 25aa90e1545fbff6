using System.Net;
using System.Text.RegularExpressions;
using Confero.Parties;
using Confero.Testing;
using OtpNet;

namespace Confero.Web.Tests.SignIn;

/// <summary>From an invitation to an authenticator where the installation demands one, and what its codes open.</summary>
public sealed partial class AuthenticatorTests
{
    private const string Email = "ama@example.org";
    private const string Words = "a sentence nobody guesses";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_first_sets_up_a_factor_and_then_comes_in_with_it()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, demonstration: false);
        var person = await Invited(world);
        (await person.GetAsync("/my", Cancel)).Headers.Location?.OriginalString.ShouldBe("/sign-in/security");
        (await (await person.GetAsync("/api/v1/notices", Cancel)).Text()).ShouldContain(
            "identity.enrol-first"
        );
        var secret = Secret()
            .Match(await person.GetStringAsync("/sign-in/security", Cancel))
            .Groups["secret"]
            .Value;

        var wrong = await person.Send(
            "/sign-in/security",
            "/sign-in/security?handler=Code",
            ("code", "000000")
        );
        (await wrong.Text()).ShouldContain("field-wrong");
        var page = await (
            await person.Send(
                "/sign-in/security",
                "/sign-in/security?handler=Code",
                ("code", CodeOf(world, secret))
            )
        ).Text();

        var recovery = RecoveryCode().Matches(page).Select(x => x.Value).ToList();
        recovery.Count.ShouldBe(10);
        (await person.GetAsync("/my", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = CodeOf(world, secret);
        (await SignIn(world, null)).ShouldBe(HttpStatusCode.BadRequest);
        (await SignIn(world, code)).ShouldBe(HttpStatusCode.NoContent);
        (await SignIn(world, code)).ShouldBe(HttpStatusCode.BadRequest, "a code is good once");
        (await SignIn(world, recovery[0])).ShouldBe(HttpStatusCode.NoContent);
        (await SignIn(world, recovery[0])).ShouldBe(
            HttpStatusCode.BadRequest,
            "a recovery code is good once"
        );
    }

    [Fact]
    public async Task A_code_confirms_what_counts_and_a_recovery_code_does_not()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, demonstration: false);
        var person = await Invited(world);
        var secret = Secret()
            .Match(await person.GetStringAsync("/sign-in/security", Cancel))
            .Groups["secret"]
            .Value;
        var page = await (
            await person.Send(
                "/sign-in/security",
                "/sign-in/security?handler=Code",
                ("code", CodeOf(world, secret))
            )
        ).Text();
        var recovery = RecoveryCode().Match(page).Value;
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        var asked = await (
            await person.Send(
                "/sign-in/tokens",
                "/sign-in/tokens",
                ("Name", "Kept"),
                ("Scopes", "read"),
                ("Days", "7")
            )
        ).Text();
        asked.ShouldContain("StepUp.Code");
        var fields = Forms
            .Hidden(asked)
            .Where(x => !x.Name.StartsWith("StepUp", StringComparison.Ordinal))
            .ToArray();

        var wrong = await (
            await person.Resend(asked, "/sign-in/tokens", [.. fields, ("StepUp.Code", recovery)])
        ).Text();
        wrong.ShouldContain("error-summary");
        Forms.Hidden(wrong).ShouldContain(("Name", "Kept"));
        var done = await (
            await person.Resend(wrong, "/sign-in/tokens", [.. fields, ("StepUp.Code", CodeOf(world, secret))])
        ).Text();

        done.ShouldContain("confero-");
    }

    private static async Task<HttpClient> Invited(WebWorld world)
    {
        var code = InvitationCode.New();
        await world.Do(
            new InviteMember("Ama Dede", Email, ["drafter"], InvitationCode.Hash(code)),
            "MEM-DEMO-ETIENNE"
        );
        var client = await world.Client();
        (
            await client.Send(
                $"/invitation?code={code}",
                $"/invitation?code={code}",
                ("Code", code),
                ("Password", Words)
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static string CodeOf(WebWorld world, string secret) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(world.Clock.GetUtcNow().UtcDateTime);

    private static async Task<HttpStatusCode> SignIn(WebWorld world, string? code)
    {
        var client = await world.Client();
        var body = new
        {
            email = Email,
            password = Words,
            code,
        };
        return (await client.Call(HttpMethod.Post, "/api/v1/session", body)).StatusCode;
    }

    [GeneratedRegex("<code dir=\"ltr\">(?<secret>[A-Z2-7]{32})</code>", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?=</code>)", RegexOptions.None, 1000)]
    private static partial Regex RecoveryCode();
}
