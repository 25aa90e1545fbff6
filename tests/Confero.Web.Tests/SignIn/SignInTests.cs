using System.Net;
using System.Net.Http.Json;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Web.Tests.SignIn;

/// <summary>From an invitation to a session, and out again the moment the person is removed.</summary>
public sealed partial class SignInTests
{
    private const string Password = "a sentence nobody guesses";

    [Fact]
    public async Task An_invited_person_comes_in_signs_in_again_and_loses_access_at_once()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var code = InvitationCode.New();
        var member = await world.Do(
            new InviteMember("Ama Dede", "ama@example.org", ["drafter"], InvitationCode.Hash(code)),
            "MEM-DEMO-ETIENNE"
        );
        var first = await world.Client();

        (
            await Post(first, $"/invitation?code={code}", new() { ["Code"] = code, ["Password"] = Password })
        ).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/sign-in/security");
        (await first.GetAsync($"/invitation?code={code}", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );

        var second = await world.Client();
        (await SignIn(second, "ama@example.org", "wrong")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SignIn(second, "ama@example.org", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await second.GetAsync("/api/v1/people", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await world.Do(new RemoveMember(member!), "MEM-DEMO-ETIENNE");

        (await second.GetAsync("/api/v1/people", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignIn(await world.Client(), "ama@example.org", Password)).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }

    [Fact]
    public async Task Guessing_is_slowed_and_an_unknown_address_answers_like_a_wrong_password()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client();
        var unknown = await (await SignIn(client, "nobody@example.org", "x")).Content.ReadAsStringAsync(
            Cancel
        );
        for (var i = 0; i < 7; i++)
            await SignIn(client, "nobody@example.org", "x");

        var slowed = await (await SignIn(client, "nobody@example.org", "x")).Content.ReadAsStringAsync(
            Cancel
        );

        unknown.ShouldContain("sign-in.failed");
        slowed.ShouldContain("sign-in.wait");
    }

    [Fact]
    public async Task The_choice_of_person_does_not_exist_outside_the_demonstration()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, demonstration: false);
        var client = await world.Client();

        (await client.GetAsync("/demonstration", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (
            await client.PostAsync(
                "/demonstration",
                new FormUrlEncodedContent([new("person", "mariam")]),
                Cancel
            )
        ).IsSuccessStatusCode.ShouldBeFalse();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session")
        {
            Content = JsonContent.Create(
                new
                {
                    email,
                    password,
                    code = (string?)null,
                }
            ),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return client.SendAsync(request, Cancel);
    }

    /// <summary>Sends a form as a browser does, with its token.</summary>
    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string address,
        Dictionary<string, string> fields
    )
    {
        var page = await client.GetStringAsync(address, Cancel);
        fields["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value;
        var answer = await client.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? await client.GetAsync(answer.Headers.Location, Cancel)
            : answer;
    }

    [System.Text.RegularExpressions.GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking
    )]
    private static partial System.Text.RegularExpressions.Regex Token();
}
