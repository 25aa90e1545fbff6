using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Acts;
using Confero.Assessments;
using Confero.Delivery;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Storage.Sqlite;
using Confero.Storage.Tests.Dialogues;
using Confero.Testing;
using Confero.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Storage.Tests.Vault;

/// <summary>Master keys and data keys: how they are made, missed, renewed and gone.</summary>
public sealed class KeyTests
{
    /// <summary>A database whose master key is missing says which, reads nothing, and is whole again when it is back.</summary>
    [Fact]
    public async Task A_missing_master_key_is_named_and_nothing_is_lost()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var path = await SealedContentTests.PathOf(world);
        var right = MasterKeys.Read(TestWorld.MasterKey);
        await using (var wrong = Node(path, MasterKeys.New()))
        {
            var fault = Should.Throw<CryptographicException>(() =>
                wrong.GetRequiredService<KeyRing>().Check()
            );
            fault.Message.ShouldContain(right.Current);
            fault.Message.ShouldContain("nothing was changed");
            await Should.ThrowAsync<CryptographicException>(() =>
                wrong.GetRequiredService<Installation>().Prepare(TestContext.Current.CancellationToken)
            );
        }

        (await story.SeenBy(story.Drafter))!.Title.ShouldBe("Fire safety at ammunition stores");
    }

    /// <summary>The steps of docs/operating.md: new key above the old one, rotate, remove the old one.</summary>
    [Fact]
    public async Task The_master_key_can_be_changed()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await SealedContentTests.Tell(world);
        var administrator = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var path = await SealedContentTests.PathOf(world);
        var next = MasterKeys.New();
        await using (var both = Node(path, $"{next}\n{TestWorld.MasterKey}"))
        {
            var rotated = await both.GetRequiredService<Mechanism>().Do(new RotateKeys(), administrator);
            rotated.Done.ShouldBeTrue();
            await both.GetRequiredService<JobRunner>().RunDue(TestContext.Current.CancellationToken);
            world.Clock.Advance(TimeSpan.FromMinutes(16));
            await both.GetRequiredService<JobRunner>().RunDue(TestContext.Current.CancellationToken);
        }

        await using var alone = Node(path, next);
        alone.GetRequiredService<KeyRing>().Check();
        var seen = await alone
            .GetRequiredService<RequestQueries>()
            .Get(await world.Viewer(story.Drafter), story.RequestId);
        seen!.Title.ShouldBe("Fire safety at ammunition stores");

        ServiceProvider Node(string file, string keys) => KeyTests.Node(file, keys, world.Clock);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task New_keys_open_everything_and_the_old_ones_go(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await SealedContentTests.Tell(world);
        var administrator = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var before = await world.Get<KeyQueries>().List();
        before.ShouldAllBe(x => x.State == KeyState.Current && x.Rows > 0);

        await world.Do(new RotateKeys(), administrator);
        await world.Do(new EditRequest((await Draft(world, story)).Id!, null), story.Drafter);
        await world.RunJobs();
        var between = await world.Get<KeyQueries>().List();
        between
            .Where(x => x.State == KeyState.Retired)
            .Select(x => x.Id)
            .ShouldBe(before.Select(x => x.Id), true);
        between.Where(x => x.State == KeyState.Retired).Sum(x => x.Rows).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.RunJobs();

        var after = await world.Get<KeyQueries>().List();
        after
            .Where(x => x.State == KeyState.Destroyed)
            .Select(x => x.Id)
            .ShouldBe(before.Select(x => x.Id), true);
        (await story.SeenBy(story.Drafter))!.Title.ShouldBe("Fire safety at ammunition stores");
        (await world.Get<JournalCheck>().Run()).Altered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_operator_or_the_party_itself_renews_its_keys()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();

        (await world.Mechanism.Do(new RotateKeys("QMA"), story.Provider)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new RotateKeys(), story.Authoriser)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new RotateKeys("QMA"), story.Authoriser)).Done.ShouldBeTrue();
    }

    [Fact]
    public void A_master_key_is_32_random_bytes()
    {
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read(""));
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read("password"));
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read(Convert.ToBase64String(new byte[32])));
        var (old, next) = (MasterKeys.New(), MasterKeys.New());
        MasterKeys
            .Read($"# current\n{next}\n{old}")
            .Ids.ShouldBe([MasterKeys.Read(next).Current, MasterKeys.Read(old).Current]);
    }

    [Fact]
    public void A_key_file_is_made_once_and_is_for_one_account_alone()
    {
        var folder = Directory.CreateTempSubdirectory("confero-keys-");
        var path = Path.Combine(folder.FullName, "deeper", "master.key");
        Should.Throw<InvalidOperationException>(() => MasterKeys.OfFile(path)).Message.ShouldContain(path);
        MasterKeys.MakeFile(path).ShouldBeTrue();
        var made = MasterKeys.OfFile(path).Current;
        MasterKeys.MakeFile(path).ShouldBeFalse();
        MasterKeys.OfFile(path).Current.ShouldBe(made);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Delete(recursive: true);
    }

    /// <summary>Another node on the same file, with master keys of its own.</summary>
    private static ServiceProvider Node(string path, string keys, TimeProvider? clock = null) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(new MailSettings { Folder = Path.Combine(Path.GetDirectoryName(path)!, "mail") })
            .AddSingleton(new IdentityPolicy())
            .AddSingleton(MasterKeys.Read(keys))
            .AddConfero()
            .AddConferoSqlite(path)
            .BuildServiceProvider();

    private static async Task<Outcome> Draft(TestWorld world, CaseStory story) =>
        await world.Do(new DraftRequest("Written while keys change"), story.Drafter);
}
