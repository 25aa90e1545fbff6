using Confero.Packages;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>A State attaches a receipt to a delivery and an annex to its case: on a desk, and on a phone without scripts.</summary>
public sealed class DocumentStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("ar", 360, false)]
    public async Task A_receipt_is_attached_checked_and_opened(string language, int width, bool scripts)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var request = await world.Read(db =>
            db.Set<Request>().Where(x => x.ImportKey == "QMA-safe").Select(x => x.Id).SingleAsync()
        );
        var contributions = await world.Read(db =>
            db.Set<Contribution>().Include(x => x.Deliveries).Where(x => x.RequestId == request).ToListAsync()
        );
        var disputed = contributions.Single(x => x.State == ContributionState.Disputed);
        await using var head = await Visitor.Open(chromium, world, language, "etienne", width, scripts);

        await head.Go($"/delivery/{disputed.Id}");
        await head.Press($"main a[href='/documents/of/{disputed.Id}']");
        await Send(head, "invoice.svg", "<svg/>"u8.ToArray());
        await head.ShouldShow("refusal.document.kind-not-taken");
        await Send(head, "photo of the quay.jpg", SampleFiles.Png("camera"));
        await world.Settle();
        await head.Go($"/documents/of/{disputed.Id}");
        await head.ShouldShow("documents.state.accepted");
        await head.ShouldShow("documents.no-scanner");
        var saving = head.Page.WaitForDownloadAsync();
        await head.Page.ClickAsync("a[href^='/documents/DOC-'] >> nth=-1");
        var saved = await saving;
        saved.SuggestedFilename.ShouldBe("photo of the quay.png");
        var kept = await File.ReadAllBytesAsync(
            (await saved.PathAsync())!,
            TestContext.Current.CancellationToken
        );
        kept.AsSpan().IndexOf("camera"u8).ShouldBe(-1);
        await head.Press("form[action$='handler=Remove'] button >> nth=-1");
        (await head.Text()).ShouldNotContain("photo of the quay");

        await head.Go($"/requests/{request}");
        await head.Press($"main a[href='/documents/of/{request}']");
    }

    private static async Task Send(Visitor visitor, string name, byte[] bytes)
    {
        await visitor.Page.SetInputFilesAsync(
            "input[name=Upload]",
            new Microsoft.Playwright.FilePayload
            {
                Name = name,
                MimeType = "image/png",
                Buffer = bytes,
            }
        );
        await visitor.Press("main form[enctype] button.button-main");
    }
}
