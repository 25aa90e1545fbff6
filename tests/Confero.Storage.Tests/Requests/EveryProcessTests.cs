using Confero.Delivery;
using Confero.Disclosure;
using Confero.Packages;
using Confero.Process;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Requests;

/// <summary>Every shipped process from the first draft to the later check, whatever its states and acts are called.</summary>
public sealed class EveryProcessTests
{
    [Theory]
    [InlineData(Engine.Sqlite, "clearing-house")]
    [InlineData(Engine.Sqlite, "country-coalition")]
    [InlineData(Engine.Sqlite, "fund-call")]
    [InlineData(Engine.Postgres, "fund-call")]
    [InlineData(Engine.Sqlite, "quick-response")]
    public async Task A_case_can_be_led_to_its_end_and_checked_later(Engine engine, string code)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var process = (await world.Get<ProcessQueries>().Find(code))!;
        await story.Draft(process.Code);

        foreach (var step in ProcessPath.Of(process).Skip(1))
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            await Take(world, story, step.Act);
            (await story.SeenBy(story.Authoriser))!.State.ShouldBe(step.To.Code);
        }

        var ended = await story.SeenBy(story.Authoriser);
        ended!.Ended.ShouldBeTrue();
        for (var check = 0; check < 3; check++)
        {
            world.Clock.SetUtcNow((await story.SeenBy(story.Authoriser))!.CheckDueAt!.Value);
            await world.Do(new AnswerCheck(story.RequestId, 5, "All in place."), story.Drafter);
        }
        (await story.SeenBy(story.Authoriser))!.CheckDueAt.ShouldBeNull();
        var package = (
            await world.Get<PackageQueries>().OfRequest(await world.Viewer(story.Authoriser), story.RequestId)
        ).ShouldHaveSingleItem();
        package.State.ShouldBe(PackageState.Agreed);
    }

    private static async Task Take(TestWorld world, CaseStory story, ProcessAct act)
    {
        if (act.Does(ActMeaning.Propose))
        {
            await story.Propose();
            return;
        }
        if (act.Does(ActMeaning.Evaluate))
        {
            await world.Do(new EvaluateRequest(story.RequestId, 4, "In use."), story.Drafter);
            return;
        }
        if (act.Does(ActMeaning.Accept))
        {
            await world.Do(new AnswerAsProvider(story.ContributionId, true), story.Provider);
            var early = await world.Mechanism.Do(new TakeStep(story.RequestId, act.Code), story.Authoriser);
            early.Refusals.ShouldHaveSingleItem().Code.ShouldBe("request.nothing-accepted");
            await world.Do(new AnswerAsState(story.ContributionId, true), story.Authoriser);
        }
        if (act.Does(ActMeaning.Agree))
        {
            await story.Sustain();
            await world.Do(new CommitContribution(story.ContributionId), story.Provider);
        }
        if (act.Does(ActMeaning.Receive))
            await story.Deliver(10, 10);
        var by =
            act.By[0].Side == ProcessSide.Secretariat ? story.Broker
            : act.By[0].Roles.Contains("drafter") ? story.Drafter
            : story.Authoriser;
        await story.Step(act.Code, by);
    }
}
