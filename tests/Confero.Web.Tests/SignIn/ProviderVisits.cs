using System.Net;
using System.Web;
using AngleSharp.Html.Parser;
using Confero.Parties;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>The ways of people to their party's provider and back.</summary>
internal static class ProviderVisits
{
    public const string Head = "MEM-DEMO-ETIENNE";
    public const string SettingsPage = "/sign-in/provider/settings";
    private const string Mapping =
        "confero-writers = drafter\nconfero-heads = authoriser, delegate-administrator";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<WebWorld> Open() =>
        WebWorld.Create(
            Engine.Sqlite,
            settings: new Dictionary<string, string?> { ["Confero:Identity:PrivateProviders"] = "true" }
        );

    /// <summary>Enters the server's settings as the party's administrator does.</summary>
    public static async Task Set(
        HttpClient administrator,
        OpenIdServer server,
        params (string Field, string Value)[] more
    )
    {
        var set = await administrator.Send(
            SettingsPage,
            SettingsPage,
            [
                ("Issuer", server.Issuer),
                ("ClientId", OpenIdServer.ClientId),
                ("Secret", OpenIdServer.ClientSecret),
                ("Claim", "groups"),
                ("Mappings", Mapping),
                .. more,
            ]
        );
        set.StatusCode.ShouldBe(HttpStatusCode.Redirect, await set.Text());
    }

    /// <summary>Tries it out as the party's administrator.</summary>
    public static async Task<string> Verify(
        WebWorld world,
        HttpClient administrator,
        OpenIdServer server,
        string who = Head
    )
    {
        var email = await world.Read(db =>
            db.Set<Member>().Where(x => x.Id == who).Select(x => x.Email).SingleAsync(Cancel)
        );
        (server.Subject, server.Email, server.Groups) = (who, email, ["confero-heads"]);
        var page = await (await administrator.Send(SettingsPage, $"{SettingsPage}?handler=Verify")).Text();
        return await End(administrator, await Follow(page));
    }

    public static async Task<string> ComeIn(HttpClient person, string party = "QMA") =>
        await End(person, await Out(person, party));

    /// <summary>Comes in with a new browser as whom the server is told to vouch for.</summary>
    public static async Task<string> Try(WebWorld world, OpenIdServer server, string subject, string email)
    {
        (server.Subject, server.Email) = (subject, email);
        return await ComeIn(await world.Client());
    }

    /// <summary>Goes to the provider and gives the way back it sends the browser on.</summary>
    public static async Task<string> Out(HttpClient person, string party = "QMA")
    {
        var page = await (
            await person.Send("/sign-in/provider", "/sign-in/provider", ("Party", party))
        ).Text();
        return await Follow(page);
    }

    public static async Task<string> Follow(string page)
    {
        var link = new HtmlParser().ParseDocument(page).QuerySelector("a[rel=external]");
        link.ShouldNotBeNull(page);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answer = await browser.GetAsync(link.GetAttribute("href"), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Text());
        return answer.Headers.Location!.PathAndQuery;
    }

    /// <summary>Comes back; the page one is led to, or the code of the refusal.</summary>
    public static async Task<string> End(HttpClient person, string back)
    {
        var answer = await person.GetAsync(back, Cancel);
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return answer.Headers.Location!.OriginalString;
        var text = HttpUtility.HtmlDecode(await answer.Text());
        return Array.Find(
            [
                "provider.failed",
                "provider.not-yours",
                "provider.no-role",
                "provider.not-verified",
                "provider.not-proven",
            ],
            x =>
                text.Contains(
                    Confero.Languages.Texts.Get(
                        $"refusal.{x}",
                        System.Globalization.CultureInfo.GetCultureInfo("en")
                    ),
                    StringComparison.Ordinal
                )
        )!;
    }

    public static async Task<string> Invite(WebWorld world, string email, params string[] roles) =>
        (
            await world.Do(
                new InviteMember(
                    email.Split('@')[0],
                    email,
                    roles,
                    InvitationCode.Hash(InvitationCode.New())
                ),
                Head
            )
        )!;
}
