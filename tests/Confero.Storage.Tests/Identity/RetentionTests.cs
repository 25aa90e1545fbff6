using System.Net;
using Confero.Identity;
using Confero.Jobs;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Identity;

/// <summary>What has done its service goes; what belongs to a State stays.</summary>
public sealed class RetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Sessions_and_keys_go_and_cases_and_the_record_stay(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await world.Do(new DraftRequest("Kept for good"), story.Drafter, "key-1");
        await world
            .Get<Sessions>()
            .Start(
                new Arrival(story.Drafter, "password"),
                [1],
                world.Clock.GetUtcNow().AddHours(1),
                "Browser",
                null
            );
        await world.Get<SignInThrottle>().Failed("somebody@example.org", IPAddress.Loopback);
        var acts = await Count<JournalEntry>(world);

        world.Clock.Advance(TimeSpan.FromDays(61));
        await world.RunJobs();

        (await Count<Session>(world)).ShouldBe(0);
        (await Count<FailedSignIns>(world)).ShouldBe(0);
        (await world.Mechanism.Do(new DraftRequest("Another"), story.Drafter, "key-1")).Done.ShouldBeTrue(
            "the key is free again"
        );
        (await Count<Request>(world)).ShouldBe(2);
        (await Count<JournalEntry>(world)).ShouldBe(acts + 1);
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync(Cancel);
        (await db.Set<Job>().CountAsync(x => x.Kind == "retention" && x.EndedAt == null, Cancel)).ShouldBe(
            1,
            "the next day's job is laid down"
        );
    }

    [Fact]
    public async Task An_invitation_is_good_for_a_fortnight()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        await CaseStory.Open(world);
        var keeper = await world.AddMember("QMA", Roles.DelegateAdministrator);
        var code = InvitationCode.New();
        var invited = await world.Do(
            new InviteMember("Late Guest", "late@example.org", ["reader"], InvitationCode.Hash(code)),
            keeper
        );

        (await world.Get<MemberQueries>().Invited(code)).ShouldNotBeNull();
        world.Clock.Advance(TimeSpan.FromDays(15));

        (await world.Get<MemberQueries>().Invited(code)).ShouldBeNull();
        (
            await world.Mechanism.Do(new TakeUpInvitation("account", InvitationCode.Hash(code)), invited.Id!)
        ).Done.ShouldBeFalse();
    }

    private static async Task<int> Count<T>(TestWorld world)
        where T : class
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync(Cancel);
        return await db.Set<T>().CountAsync(Cancel);
    }
}
