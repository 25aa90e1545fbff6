using Confero.Exchange;
using Confero.Identity;
using Confero.Offers;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Exchange;

/// <summary>Imports: tried before they are done, all or nothing, and the same twice changes nothing.</summary>
public sealed class ImportPortfolioTests
{
    /// <summary>R18: a file that comes twice changes nothing the second time.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_same_file_twice_changes_nothing(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var member = await Member(world);

        var first = await Import(world, member, File());
        var second = await Import(world, member, File());

        first.Count(ImportEffect.Added).ShouldBe(4);
        second.Count(ImportEffect.Unchanged).ShouldBe(4);
        (await world.Get<RequestQueries>().List(await world.Viewer(member), new RequestFilter { Own = true }))
            .Items.ShouldHaveSingleItem()
            .Needs.ShouldBe(2);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_wrong_row_refuses_the_whole_file_and_says_which(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var member = await Member(world);
        var file = File();
        file = file with { Offers = [file.Offers[0] with { Unit = "barrel" }] };

        var report = await Import(world, member, file);

        var wrong = report.Rows.Single(x => x.Effect == ImportEffect.Refused);
        wrong.Place.ShouldBe("$.offers[0]");
        wrong.Faults[0].Field.ShouldBe("unit");
        (
            await world
                .Get<RequestQueries>()
                .List(await world.Viewer(member), new RequestFilter { Own = true })
        ).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_trial_changes_nothing_and_an_update_changes_what_differs(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var member = await Member(world);
        (await Import(world, member, File(), dryRun: true)).Clean.ShouldBeTrue();
        (
            await world.Get<OfferQueries>().List(await world.Viewer(member), new OfferFilter { Own = true })
        ).Items.ShouldBeEmpty();
        await Import(world, member, File());
        var file = File();
        file = file with { Needs = [file.Needs[0] with { Quantity = 12 }, file.Needs[1]] };

        var report = await Import(world, member, file);
        var addOnly = await Import(world, member, file, mode: ImportMode.Add);

        report.Rows.Where(x => x.Effect == ImportEffect.Updated).ShouldHaveSingleItem().Key.ShouldBe("N1");
        addOnly.Rows.ShouldAllBe(x => x.Effect == ImportEffect.Refused);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_files_for_another_party(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var member = await Member(world);
        await world.AddParty("QMB");
        var file = File();

        var report = await Import(
            world,
            member,
            file with
            {
                Offers = [file.Offers[0] with { Party = "QMB" }],
            }
        );

        report
            .Rows.Single(x => x.Effect == ImportEffect.Refused)
            .Faults[0]
            .Code.ShouldBe("import.other-party");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_exported_comes_back_the_same(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var member = await Member(world);
        await Import(world, member, File());
        var viewer = await world.Viewer(member);
        var export = await world.Get<PortfolioExport>().Of(viewer);

        var report = await Import(world, member, export);

        report.Rows.ShouldAllBe(x => x.Effect == ImportEffect.Unchanged);
        PortfolioJson
            .Write(await world.Get<PortfolioExport>().Of(viewer))
            .ShouldBe(PortfolioJson.Write(export));
    }

    private static async Task<string> Member(TestWorld world)
    {
        await world.AddParty("QMA");
        return await world.AddMember("QMA", Roles.Drafter | Roles.Authoriser);
    }

    private static async Task<ImportReport> Import(
        TestWorld world,
        string member,
        Portfolio portfolio,
        bool dryRun = false,
        ImportMode mode = ImportMode.Update
    )
    {
        var act = new ImportPortfolio(portfolio, mode, dryRun);
        await world.Mechanism.Do(act, member);
        return act.Report;
    }

    private static Portfolio File() =>
        new()
        {
            Requests =
            [
                new()
                {
                    Key = "R1",
                    Party = "QMA",
                    Language = "ar",
                    Title = "مخازن أكثر أماناً",
                    Summary = "نحتاج إلى طفايات.",
                },
            ],
            Needs =
            [
                new()
                {
                    Key = "N1",
                    Request = "R1",
                    Title = "طفايات",
                    Kind = "material",
                    Item = "fire-equipment",
                    Quantity = 10,
                    Unit = "set",
                },
                new()
                {
                    Key = "N2",
                    Request = "R1",
                    Title = "دورة",
                    Kind = "technical",
                    Prerequisites = [new("N1")],
                    Competences = [new("trainer", 3)],
                },
            ],
            Offers =
            [
                new()
                {
                    Key = "O1",
                    Party = "QMA",
                    Sort = "material",
                    Title = "Racks",
                    Item = "racking-pallets",
                    Quantity = 5,
                    Unit = "set",
                },
            ],
        };
}
