using Confero.Acts;
using Confero.Identity;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Matching;

/// <summary>
/// What a State may do with its case follows from its own answers, introductions and the calendar: in one world a provider
/// refuses and the secretariat takes the package back, in the other it says nothing. Every step is answered alike and
/// leaves the State with the same to read.
/// </summary>
public sealed class BlindStepsTests
{
    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Postgres, true)]
    public async Task The_State_may_do_the_same_whether_it_was_refused_or_not(Engine engine, bool answered)
    {
        await using var refused = await TestWorld.Create(engine);
        await using var silent = await TestWorld.Create(engine);
        var (one, other) = (await Side.Open(refused), await Side.Open(silent));
        await one.Do(new AnswerAsProvider(one.Story.ContributionId, false, "Not now."), one.Story.Provider);
        await one.Do(new WithdrawPackage(one.Package), one.Story.Broker);
        if (answered)
            await Both(x =>
                x.Do(new AnswerAsState(x.Story.ContributionId, true, "Yes."), x.Story.Authoriser)
            );
        else
            await Both(x => x.Try("accept", x.Story.Authoriser));
        await Both(x => x.ProposeAnother());
        await Both(x => x.Try("accept", x.Story.Authoriser));
        await Both(x => x.Do(new AnswerAsState(x.Second, true, "Yes."), x.Story.Authoriser));
        await Both(x => x.Do(new AnswerAsProvider(x.Second, true), x.Other));
        await Both(x => x.Try("accept", x.Story.Authoriser));
        await Both(x => x.Do(new CommitContribution(x.Second), x.Other));
        await Both(x => x.Sustain());
        await Both(x => x.Try("agree", x.Story.Authoriser));
        await Both(x => x.Wait());

        async Task Both(Func<Side, Task<string>> act)
        {
            refused.Clock.Advance(TimeSpan.FromMinutes(1));
            silent.Clock.Advance(TimeSpan.FromMinutes(1));
            (await act(one)).ShouldBe(await act(other));
            (await one.Read()).ShouldBe(await other.Read());
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nothing_that_a_provider_never_took_up_is_agreed(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var side = await Side.Open(world);
        await side.Do(new AnswerAsState(side.Story.ContributionId, true, "Yes."), side.Story.Authoriser);
        await side.ProposeAnother();
        await side.Do(new AnswerAsState(side.Second, true, "Yes."), side.Story.Authoriser);
        await side.Do(new AnswerAsProvider(side.Second, true), side.Other);
        await side.Do(new CommitContribution(side.Second), side.Other);
        (await side.Try("accept", side.Story.Authoriser)).ShouldBe("");
        await side.Sustain();
        (await side.Try("agree", side.Story.Authoriser)).ShouldBe("");

        var states = (
            await world
                .Get<PackageQueries>()
                .OfRequest(await world.Viewer(side.Story.Broker), side.Story.RequestId)
        ).ToDictionary(x => x.Id, x => x.State);

        states[side.Package].ShouldBe(PackageState.Proposed);
        states.Values.Count(x => x == PackageState.Agreed).ShouldBe(1);
    }

    /// <summary>A blind case with a proposal to one provider, and another provider who says yes later.</summary>
    private sealed record Side(TestWorld World, CaseStory Story, string Package, string Other)
    {
        public string Second { get; private set; } = "";

        public static async Task<Side> Open(TestWorld world)
        {
            var story = await BlindWalkTests.Blind(world);
            await story.Propose();
            await world.AddParty("QPX", region: "155");
            var contribution = await world
                .Get<PackageQueries>()
                .Contribution(await world.Viewer(story.Broker), story.ContributionId);
            return new Side(
                world,
                story,
                contribution!.PackageId,
                await world.AddMember("QPX", Roles.Authoriser | Roles.Drafter)
            );
        }

        public async Task<string> ProposeAnother()
        {
            var offer = new OfferInput
            {
                Sort = "material",
                Title = "More sets",
                Item = "fire-equipment",
                Quantity = 40,
                Unit = "set",
            };
            var id = (await World.Do(new SaveOffer(null, offer), Other)).Id!;
            var part = new Part(Story.NeedId, id, null) { Quantity = 10, Unit = "set" };
            var package = (await World.Do(new ComposePackage(Story.RequestId, [part]), Story.Broker)).Id!;
            await World.Do(new ProposePackage(package), Story.Broker);
            Second = await World.OnlyContribution(package);
            return "";
        }

        public async Task<string> Do(Act act, string member)
        {
            await World.Do(act, member);
            return "";
        }

        /// <summary>Tries a step; gives why it was refused, if it was.</summary>
        public async Task<string> Try(string step, string member) =>
            string.Join(
                ',',
                (await World.Mechanism.Do(new TakeStep(Story.RequestId, step), member)).Refusals.Select(x =>
                    x.Code
                )
            );

        public async Task<string> Sustain() => (await Story.Sustain()).Done ? "" : "refused";

        public async Task<string> Wait()
        {
            World.Clock.Advance(TimeSpan.FromDays(100));
            await World.RunJobs();
            return "";
        }

        public async Task<string> Read() =>
            BlindWalkTests.Same(await BlindWalkTests.ReadBy(World, Story, Story.Authoriser), Story);
    }
}
