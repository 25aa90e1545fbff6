using System.Globalization;
using Confero.Assessments;
using Confero.Identity;
using Confero.Languages;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Requests.Erasing;
using Confero.Storage.Tests.Dialogues;
using Confero.Testing;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Vault;

/// <summary>Two authorisers of a State destroy its key, and with it all that was confidential.</summary>
public sealed class ErasureTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_persons_destroy_what_the_State_wrote_and_nothing_else(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await SealedContentTests.Tell(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var culture = CultureInfo.CurrentUICulture;
        var said = string.Format(
            culture,
            Texts.Get("vault.erased", culture),
            world.Clock.GetUtcNow().ToString("d MMMM yyyy", culture)
        );

        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;
        (await story.SeenBy(story.Drafter))!.Title.ShouldBe("Fire safety at ammunition stores");
        await world.Do(new ConfirmErasure(erasure), second);

        var seen = (await story.SeenBy(story.Drafter))!;
        seen.Erased.ShouldBeTrue();
        seen.Title.ShouldBe(said);
        seen.Texts.Values.ShouldAllBe(x => x == said);
        seen.Needs.ShouldAllBe(x => x.Title == said && x.Quantity == null);
        seen.Steps.Count.ShouldBeGreaterThan(5);
        var list = await world
            .Get<RequestQueries>()
            .List(await world.Viewer(story.Drafter), new() { Own = true });
        list.Items.ShouldAllBe(x => x.Title == said);
        (await world.Get<AssessmentQueries>().List(await world.Viewer(story.Drafter))).ShouldAllBe(x =>
            x.State == AssessmentState.Discarded
        );
        var check = await world.Get<JournalCheck>().Run();
        check.Altered.ShouldBeEmpty();
        check.Erased.ShouldBeGreaterThan(10);
        check.Erased.ShouldBeLessThan(check.Entries);
        var keys = await world.Get<KeyQueries>().List();
        keys.Single(x => x.State == KeyState.Erased).PartyId.ShouldBe("QMA");
        var offer = await world
            .Get<Confero.Offers.OfferQueries>()
            .Get(await world.Viewer(story.Provider), story.OfferId);
        offer!.Title.ShouldBe("Fire-fighting sets from stock");

        var again = (await world.Do(new DraftRequest("A new beginning"), story.Drafter)).Id!;
        var fresh = await world.Get<RequestQueries>().Get(await world.Viewer(story.Drafter), again);
        fresh!.Title.ShouldBe("A new beginning");
    }

    /// <summary>Whatever reads a row that was erased finds every part it may count on, and none of its words.</summary>
    [Fact]
    public async Task No_row_breaks_what_reads_it()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await SealedContentTests.Tell(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        await world.Do(
            new ConfirmErasure((await world.Do(new AskErasure(), story.Authoriser)).Id!),
            second,
            "erase"
        );
        await using var db = await world
            .Get<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

        var missing = new List<string>();
        var nullability = new System.Reflection.NullabilityInfoContext();
        foreach (var type in db.Model.GetEntityTypes().Where(x => x.FindProperty("SealedBy") is not null))
        foreach (var row in Rows(db, type.ClrType))
        foreach (var property in type.ClrType.GetProperties().Where(x => x.CanWrite))
            if (
                nullability.Create(property).ReadState == System.Reflection.NullabilityState.NotNull
                && property.GetValue(row) is null
            )
                missing.Add($"{type.ClrType.Name}.{property.Name}");

        missing.Distinct().ShouldBeEmpty();
        (await Dump.Of(world)).Count(x => x.Table == "DoneActs").ShouldBe(1);
        (await Dump.Opened(world))
            .Where(x => x.Cells.GetValueOrDefault("Sealed") is { Length: > 0 })
            .Select(x => x.Cells["Sealed"])
            .ShouldNotContain(x => x.Contains("Quetzalmark"));
    }

    /// <summary>Two parties that were one for a while: each erases what is its own, written before, meanwhile or since, and no more.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task After_an_undone_merge_each_erases_its_own(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        await world.AddParty("QAA");
        await world.AddParty("QBB");
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var (one, two) = (await Heads(world, "QAA"), await Heads(world, "QBB"));
        var kept = (await world.Do(new SaveSite(null, "Kept before", null, false), one[0])).Id!;
        var moved = (await world.Do(new SaveSite(null, "Moved before", null, false), two[0])).Id!;
        var merge = (await world.Do(new ProposeMerge("QAA", "QBB"), admin)).Id!;
        await world.Do(new AnswerMerge(merge, true), one[0]);
        await world.Do(new AnswerMerge(merge, true), two[0]);
        await world.Do(new SaveSite(kept, "Kept meanwhile", null, false), one[0]);
        await world.Do(new SaveSite(moved, "Moved meanwhile", null, false), one[0]);
        await world.Do(new SaveSite(null, "New meanwhile", null, false), one[0]);
        await world.Do(new UndoMerge(merge), admin);

        await world.Do(new ConfirmErasure((await world.Do(new AskErasure(), two[0])).Id!), two[1]);

        var words = string.Join('\n', (await Dump.Opened(world)).Where(x => x.Table == "Sites"));
        words.ShouldContain("Kept meanwhile");
        words.ShouldContain("New meanwhile");
        words.ShouldNotContain("Moved");
    }

    private static async Task<string[]> Heads(TestWorld world, string party) =>
        [
            await world.AddMember(party, Roles.Authoriser | Roles.Drafter),
            await world.AddMember(party, Roles.Authoriser | Roles.Drafter),
        ];

    private static IEnumerable<object> Rows(ConferoDb db, Type type) =>
        (IEnumerable<object>)
            typeof(Microsoft.EntityFrameworkCore.DbContext)
                .GetMethod("Set", 1, [])!
                .MakeGenericMethod(type)
                .Invoke(db, null)!;

    [Fact]
    public async Task One_person_or_a_running_case_is_not_enough()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;

        await Refused(world, new AskErasure(), second, "erasure.asked-already");
        await Refused(world, new ConfirmErasure(erasure), story.Authoriser, "erasure.needs-second-person");
        await Refused(world, new ConfirmErasure(erasure), story.Provider, "act.not-found");
        await Refused(world, new ConfirmErasure(erasure), story.Drafter, "act.not-your-role");
        await Refused(world, new AskErasure(), story.Broker, "act.not-your-role");
        await story.Draft();
        await Refused(world, new ConfirmErasure(erasure), second, "erasure.cases-run");
        await world.Do(new WithdrawErasure(erasure), second);
        await Refused(world, new ConfirmErasure(erasure), second, "erasure.over");
        await Refused(world, new AskErasure(), second, "erasure.cases-run");
        (await world.Get<KeyQueries>().List()).ShouldAllBe(x => x.State == KeyState.Current);
    }

    [Fact]
    public async Task It_lapses_after_fourteen_days()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;
        world.Clock.Advance(Erasure.Stands);

        await Refused(world, new ConfirmErasure(erasure), second, "erasure.over");
    }

    private static async Task Refused(TestWorld world, Confero.Acts.Act act, string member, string code) =>
        (await world.Mechanism.Do(act, member)).Refusals.Select(x => x.Code).ShouldBe([code]);
}
