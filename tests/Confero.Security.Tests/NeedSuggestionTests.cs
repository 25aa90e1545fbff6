using System.Net;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>Codes suggested from words, on the page without scripts and over the API; of one's own lines only.</summary>
public sealed class NeedSuggestionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_typed_lead_to_buttons_and_a_button_fills_in_the_code()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (request, member) = await Find(world);
        var client = await world.Client(member);
        var page = $"/requests/{request.Id}/needs";

        var suggested = await Suggest(client, page, null);
        suggested.ShouldContain("value=\"expertise:");
        suggested.ShouldContain("Risk assessment of the ammunition depot");

        var code = suggested.Split("value=\"expertise:")[1].Split('"')[0];
        var taken = await Suggest(client, page, $"expertise:{code}");
        taken.ShouldNotContain($"value=\"expertise:{code}\"");
        var chosen = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(taken)
            .QuerySelector("select[name=Competence] option[selected]");
        chosen.ShouldNotBeNull().GetAttribute("value").ShouldBe(code);
    }

    [Fact]
    public async Task The_interface_suggests_for_ones_own_lines_and_for_no_others()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (request, member) = await Find(world);
        var address = $"/api/v1/requests/{request.Id}/needs/{request.Needs[0].Id}/suggestions";

        (await (await world.Client(member)).GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var stranger = await world.Read(db =>
            db.Set<Member>().FirstAsync(x => x.PartyId != null && x.PartyId != request.PartyId, Cancel)
        );
        (await (await world.Client(stranger.Id)).GetAsync(address, Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private static async Task<string> Suggest(HttpClient client, string page, string? take)
    {
        var answer = await client.PostForm(
            page,
            $"{page}?handler=Suggest",
            [
                new("Title", "Risk assessment of the ammunition depot"),
                new("Description", "An ammunition inspector should look at physical security."),
                new("Kind", "technical"),
                .. take is null ? Array.Empty<KeyValuePair<string, string>>() : [new("Take", take)],
            ]
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<(Request Request, string Member)> Find(WebWorld world)
    {
        var request = await world.Read(db =>
            db.Set<Request>()
                .Include(x => x.Needs)
                .OrderBy(x => x.Id)
                .FirstAsync(x => x.Language == "en" && x.Needs.Count > 0, Cancel)
        );
        var member = await world.Read(db =>
            db.Set<Member>().FirstAsync(x => x.PartyId == request.PartyId, Cancel)
        );
        return (request, member.Id);
    }
}
