using Confero.Identity;
using Confero.Landscape.Reports;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Storage.Tests.Landscape;

/// <summary>A report is made by the secretariat by a button, and stays as it was published.</summary>
public sealed class PublishReportTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_edition_stays_and_another_stands_beside_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<Confero.Demonstration.DemonstrationPortfolio>().Load();
        var reports = world.Get<ReportQueries>();
        var before = await reports.All();
        var year = world.Clock.GetUtcNow().Year;

        var id = (await world.Do(new PublishReport(year), "MEM-DEMO-BROKER")).Id!;

        var made = (await reports.Get(id))!;
        made.Edition.ShouldBe(before.Where(x => x.Year == year).Max(x => x.Edition) + 1);
        made.Figures.Total.Asked.ShouldNotBeNull().ShouldBeGreaterThan(20);
        made.Figures.ToFirstAnswer.ShouldNotBeNull();
        var after = await reports.All();
        after.Count.ShouldBe(before.Count + 1);
        foreach (var earlier in before)
            ReportFile.Csv(after.Single(x => x.Id == earlier.Id)).ShouldBe(ReportFile.Csv(earlier));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_the_secretariat_makes_one_and_only_of_a_year_with_something_in_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        await world.AddParty("QMA");
        var head = await world.AddMember("QMA", Roles.Authoriser);
        var broker = await world.AddMember(Party.Secretariat, Roles.Broker);
        var year = world.Clock.GetUtcNow().Year;

        (await world.Mechanism.Do(new PublishReport(year), head)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new PublishReport(year), broker))
            .Refusals[0]
            .Code.ShouldBe("report.nothing-asked");
        (await world.Mechanism.Do(new PublishReport(year + 1), broker)).Refusals[0].Field.ShouldBe("year");
        (await world.Get<ReportQueries>().All()).ShouldBeEmpty();
    }
}
