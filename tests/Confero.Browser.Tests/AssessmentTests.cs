using Confero.Assessments;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>A State answers, concludes, looks at what is short, drafts a need and decides who may see it.</summary>
public sealed class AssessmentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_State_sees_where_it_stands_and_drafts_a_need(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var running = await Only(world, x => x.State == AssessmentState.Open);
        var latest = await Only(world, x => x.Title == "Auto-évaluation 2026");
        var first = await Only(world, x => x.Title == "Auto-évaluation 2025");

        await using (var desk = await Visitor.Open(chromium, world, language, "mariam"))
        {
            await desk.Go("/assessments");
            await desk.Go($"/assessments/{running}");
            await desk.Go($"/assessments/{running}/sections/storage");
            await desk.Page.CheckAsync("[name='Answers[st-fire].Value'][value='2']");
            await desk.Press("button[name=then][value=stay]");
            (await desk.Page.IsCheckedAsync("[name='Answers[st-fire].Value'][value='2']")).ShouldBeTrue();
            await desk.Go($"/assessments/{running}/import");
            await desk.Go($"/assessments/compare?first={first}&second={latest}");
            await desk.Go("/assessments/sites");
            await desk.Go("/assessments/new");
            await desk.Go("/assessments/questionnaires/national-self-assessment");
            await desk.Go($"/assessments/{latest}");
            await desk.Press("button[name=question][value=pl-budget]");
            new Uri(desk.Page.Url).AbsolutePath.ShouldStartWith("/requests/REQ-");
        }
        await using (var head = await Visitor.Open(chromium, world, language, "etienne"))
        {
            await head.Go($"/assessments/{latest}/sharing");
            await head.Press("main table form button");
            await head.Go($"/assessments/{latest}/print");
        }
        await using (var small = await Visitor.Open(chromium, world, language, "afi", width: 360))
        {
            await small.Go("/assessments");
            await small.Go($"/assessments/{latest}");
            await small.Go($"/assessments/{running}/sections/people");
            await small.Go("/assessments/sites");
            await small.Go($"/assessments/compare?first={first}&second={latest}");
        }
        await using var admin = await Visitor.Open(chromium, world, language, "admin");
        await admin.Go("/assessments/questionnaires");
        await admin.Fill("Json", "{ \"code\": ");
        await admin.Press("button[formaction$='handler=Preview']");
    }

    /// <summary>Both save the same question; the second sees both answers and loses nothing.</summary>
    [Fact]
    public async Task Whoever_is_slower_sees_both_answers()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var running = await Only(world, x => x.State == AssessmentState.Open);
        var address = $"/assessments/{running}/sections/incidents";
        await using var one = await Visitor.Open(chromium, world, "en", "mariam", scripts: false);
        await using var other = await Visitor.Open(chromium, world, "en", "afi", scripts: false);
        await one.Page.GotoAsync(address);
        await other.Page.GotoAsync(address);

        await one.Page.CheckAsync("[name='Answers[in-report].Value'][value='no']");
        await one.Page.ClickAsync("button[name=then]");
        await other.Page.CheckAsync("[name='Answers[in-report].Value'][value='yes']");
        await other.Page.ClickAsync("button[name=then]");

        await other.ShouldShow("assessment.conflict");
        (await other.Page.IsCheckedAsync("[name='Answers[in-report].Value'][value='yes']")).ShouldBeTrue();
        await other.Page.ClickAsync("button[name=then]");
        var stored = await world.Read(db =>
            db.Set<Answer>().SingleAsync(x => x.AssessmentId == running && x.Question == "in-report")
        );
        (stored.Value, stored.By).ShouldBe(("yes", "MEM-DEMO-AFI"));
    }

    private static async Task<string> Only(WebWorld world, Func<Assessment, bool> which) =>
        (await world.Read(db => db.Set<Assessment>().ToListAsync())).Single(which).Id;
}
