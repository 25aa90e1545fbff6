using System.Text;
using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Testing;

namespace Confero.Storage.Tests.Landscape;

/// <summary>Files go in by a job: what is right is taken, the rest is named, and the same file twice changes nothing.</summary>
public sealed class ImportActivitiesTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_same_file_twice_changes_nothing_and_a_changed_one_only_what_changed(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        var file = LandscapeWorld.File(
            LandscapeWorld.Activity("XX-1-A", LandscapeWorld.Money("3", "10.50")),
            LandscapeWorld.Activity("XX-1-B")
        );

        var first = await landscape.Import(source, file);
        var before = await landscape.Of(source);
        var second = await landscape.Import(
            source,
            file.Replace("<iati-identifier>XX-1-A", "<iati-identifier> XX-1-A ")
        );
        var after = await landscape.Of(source);
        var third = await landscape.Import(source, file.Replace("10.50", "11.50"));

        (first.Added, first.Rejected, first.Outcome).ShouldBe((2, 0, ImportOutcome.Done));
        (second.Added, second.Updated, second.Unchanged).ShouldBe((0, 0, 2));
        System
            .Text.Json.JsonSerializer.Serialize(after)
            .ShouldBe(System.Text.Json.JsonSerializer.Serialize(before));
        (third.Added, third.Updated, third.Unchanged).ShouldBe((0, 1, 1));
        (await landscape.Of(source)).SelectMany(x => x.Flows).ShouldHaveSingleItem().Amount.ShouldBe(1150);
    }

    /// <summary>R11: what lacks a country is shown as refused, not dropped.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_record_without_a_country_is_shown_with_its_reason(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();

        var import = await landscape.Import(
            source,
            LandscapeWorld.File(
                LandscapeWorld.Activity("XX-1-A", country: null),
                LandscapeWorld.Activity("XX-1-B")
            )
        );

        (import.Added, import.Rejected).ShouldBe((1, 1));
        var refused = (await landscape.World.Get<ImportQueries>().Refused(source)).ShouldHaveSingleItem();
        (refused.Identifier, refused.Code, refused.Title).ShouldBe(
            ("XX-1-A", "no-country", "Safer ammunition depots")
        );
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task All_or_nothing_takes_nothing_where_one_record_is_refused(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        var bad = LandscapeWorld.File(
            LandscapeWorld.Activity("XX-1-A"),
            LandscapeWorld.Activity("XX-1-B", country: null)
        );

        var refused = await landscape.Import(source, bad, all: true);
        (await landscape.Of(source)).ShouldBeEmpty();
        var taken = await landscape.Import(
            source,
            LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A")),
            all: true
        );

        (refused.Outcome, refused.Added, refused.Rejected).ShouldBe((ImportOutcome.RefusedWhole, 0, 1));
        (taken.Outcome, taken.Added).ShouldBe((ImportOutcome.Done, 1));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_trial_says_what_would_happen_and_changes_nothing(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();

        var tried = await landscape.Import(
            source,
            LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A")),
            dryRun: true
        );

        (tried.Outcome, tried.Added).ShouldBe((ImportOutcome.Tried, 1));
        (await landscape.Of(source)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_another_source_tells_already_stays_as_that_one_tells_it(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var first = await landscape.Source("First");
        var second = await landscape.Source("Second");
        await landscape.Import(first, LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A")));

        var import = await landscape.Import(
            second,
            LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A", title: "Another title"))
        );

        (import.Added, import.Elsewhere).ShouldBe((0, 1));
        (await landscape.Of(first)).ShouldHaveSingleItem().Titles["en"].ShouldBe("Safer ammunition depots");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_file_that_is_none_and_one_of_version_1_are_refused_and_explained(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();

        var old = await landscape.Import(source, "<iati-activities version=\"1.05\"/>");
        var dtd = await landscape.Import(source, "<!DOCTYPE x><iati-activities version=\"2.03\"/>");

        (old.Outcome, old.Findings[0].Code).ShouldBe((ImportOutcome.Unreadable, "version-1"));
        (dtd.Outcome, dtd.Findings[0].Code).ShouldBe((ImportOutcome.Unreadable, "dtd"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Reading_stops_when_it_is_asked_to_and_keeps_what_it_has(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        var many = LandscapeWorld.File([
            .. Enumerable.Range(0, 450).Select(x => LandscapeWorld.Activity($"XX-1-{x}")),
        ]);
        var id = await landscape.Give(source, new MemoryStream(Encoding.UTF8.GetBytes(many)));

        await landscape.World.Do(new StopImport(id), landscape.Broker);
        await landscape.World.RunJobs();

        var import = (await landscape.World.Get<ImportQueries>().Import(landscape.Viewer, id))!.Import;
        (import.Outcome, import.Added).ShouldBe((ImportOutcome.Stopped, 100));
        (await landscape.Of(source)).Count.ShouldBe(100);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_the_secretariat_names_sources_and_gives_files_and_one_at_a_time(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        await landscape.World.AddParty("QMA");
        var drafter = await landscape.World.AddMember("QMA", Roles.Drafter | Roles.Authoriser);
        var file = new MemoryStream(Encoding.UTF8.GetBytes(LandscapeWorld.File()));

        (
            await landscape.World.Mechanism.Do(
                new SaveSource(null, "Ours", SourceForm.Iati, null, null),
                drafter
            )
        ).Done.ShouldBeFalse();
        (
            await landscape.World.Mechanism.Do(
                new ImportActivities(source, "f", "") { Content = file },
                drafter
            )
        ).Done.ShouldBeFalse();
        await landscape.Give(source, file);
        (
            await landscape.World.Mechanism.Do(
                new ImportActivities(source, "f", "") { Content = file },
                landscape.Broker
            )
        )
            .Refusals[0]
            .Code.ShouldBe("landscape.import-running");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_a_person_says_of_the_subject_stands_whatever_is_imported_later(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var source = await landscape.Source();
        await landscape.Import(source, LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A")));
        var activity = (await landscape.Of(source))[0];
        (activity.Subject, activity.Answered).ShouldBe((Nearness.On, false));
        activity.Words.ShouldContain(x => x.Text == "ammunition depots" && x.InTitle);

        await landscape.World.Do(new AnswerSubject(activity.Id, Nearness.Other), landscape.Broker);
        await landscape.Import(
            source,
            LandscapeWorld.File(LandscapeWorld.Activity("XX-1-A", title: "Safer munitions sites"))
        );

        var later = (await landscape.Of(source)).ShouldHaveSingleItem();
        (later.Subject, later.Answered).ShouldBe((Nearness.Other, true));
        (
            await landscape.World.Get<ActivityQueries>().List(new ActivityFilter { SourceId = source })
        ).Items.ShouldBeEmpty();
    }
}
