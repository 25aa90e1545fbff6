using Confero.Delivery;
using Confero.Packages;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>
/// What follows agreement, in a browser: a dispute is settled, an amendment answered, money written down, an action
/// reported and verified, a package seen without a partner, a person's cases handed over. On a desk, and on a phone without
/// scripts.
/// </summary>
public sealed class DeliveryPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("ar", 360, false)]
    public async Task An_agreement_is_followed_to_its_end(string language, int width, bool scripts)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var request = await world.Read(db =>
            db.Set<Request>().Where(x => x.ImportKey == "QMA-safe").Select(x => x.Id).SingleAsync()
        );
        var contributions = await world.Read(db =>
            db.Set<Contribution>().Include(x => x.Deliveries).Where(x => x.RequestId == request).ToListAsync()
        );
        var disputed = contributions.Single(x => x.State == ContributionState.Disputed);
        var amendment = await world.Read(db => db.Set<Amendment>().SingleAsync(x => x.InForceAt == null));
        Task<Visitor> Open(string person) => Visitor.Open(chromium, world, language, person, width, scripts);

        await using (var head = await Open("etienne"))
        {
            await head.Go($"/requests/{request}");
            await head.Go($"/packages/{disputed.PackageId}");
            await head.ShouldShow("package.drop-out");
            await head.Go($"/packages/terms/{amendment.ContributionId}");
            await head.ShouldShow("terms.amendment.words");
            await head.Press($"#{amendment.Id} button[name=accepts][value=true]");
            await head.Go($"/delivery/{disputed.Id}");
            await head.ShouldShow("ledger.differ");
            await head.Fill("Reason", "The two boxes come with the next consignment.");
            await head.Press("form[action='?handler=Settle'] button");
            await head.ShouldShow("ledger.settled");
            await head.Go($"/requests/{request}/sustainment");
            await head.Go($"/delivery/actions?case={request}");
            await head.ShouldShow("actions.overdue");
            await head.Page.FillAsync("form[action*='handler=Verify'] input[name=text]", "Seen on the quay.");
            await head.Press("form[action*='handler=Verify'] button[value=true]");
            await head.ShouldShow("actions.state.verified");
            await head.Go($"/delivery/money?case={request}");
            await head.Go("/parties/people");
            await head.Go("/parties/people/MEM-DEMO-MARIAM/handover");
            await head.Fill("Reason", "Moves to another post.");
            await head.Press("main form button.button-main");
        }
        await using (var provider = await Open("sigrid"))
        {
            await provider.Go("/delivery/money");
            await provider.Page.ClickAsync("details > summary >> nth=-1");
            await provider.Fill("Flow.AmountText", "12 500");
            await provider.Press("main form[action^='?'] button.button-main");
            await provider.Go("/delivery/record");
            await provider.Go("/delivery/actions");
        }
        await using (var broker = await Open("broker"))
        {
            await broker.Go($"/packages/{disputed.PackageId}");
            await broker.Go($"/delivery/{disputed.Id}");
            await broker.Go("/delivery/money");
            await broker.ShouldShow("money.flow.passed-on");
        }
        await using var admin = await Open("admin");
        await admin.Go("/parties/merges");
    }
}
