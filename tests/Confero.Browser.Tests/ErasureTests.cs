using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>
/// A State destroys the key of its content, in a browser in both languages: first told what still runs, then what goes
/// and what stays, one authoriser asks, another destroys, and every case says so from then on.
/// </summary>
public sealed class ErasureTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("ar", 360, true)]
    [InlineData("en", 360, false)]
    public async Task Two_authorisers_destroy_what_their_State_wrote(string language, int width, bool scripts)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var first = await Visitor.Open(chromium, world, language, "etienne", width, scripts);
        await first.Go("/erasure");
        await first.ShouldShow("erasure.first");
        var written = await world.Read(db =>
            db.Set<Request>().AsNoTracking().SingleAsync(x => x.ImportKey == "QMA-count")
        );
        await Settle(world);

        await first.Go("/disclosure/consents");
        await first.Press("main a[href='/erasure']");
        await first.ShouldShow("erasure.for-good");
        await first.Page.CheckAsync("[name=Understood]");
        await first.Press("main button.button-danger");
        await first.ShouldShow("erasure.second-person");
        (await first.Page.Locator("main button.button-danger").CountAsync()).ShouldBe(
            0,
            "not the same person"
        );

        await using var second = await Visitor.Open(chromium, world, language, "yao", width, scripts);
        await second.Go("/erasure");
        await second.Page.CheckAsync("[name=Understood]");
        await second.Press("main button.button-danger");
        await second.ShouldShow("erasure.done");

        await second.Go($"/requests/{written.Id}");
        await second.ShouldShow("erasure.notice");
        (await second.Text()).ShouldNotContain(written.Title, Case.Insensitive);
        (await second.Page.Locator("main meter").CountAsync()).ShouldBe(0, "nothing is left to be concrete");
        await second.Go("/requests?own=true");
        await second.Go("/assessments");
        await second.Go("/disclosure/consents");
    }

    /// <summary>All cases of the State at their end, and a second authoriser: what years would bring.</summary>
    private static Task<int> Settle(WebWorld world) =>
        world.Read(async db =>
            await db.Set<Request>()
                .Where(x => x.PartyId == "QMA")
                .ExecuteUpdateAsync(x => x.SetProperty(r => r.Ended, true))
            + await db.Set<Member>()
                .Where(x => x.PartyId == "QMA" && x.Name == "Yao Tchalla")
                .ExecuteUpdateAsync(x => x.SetProperty(m => m.Roles, Roles.Authoriser | Roles.Reader))
        );
}
