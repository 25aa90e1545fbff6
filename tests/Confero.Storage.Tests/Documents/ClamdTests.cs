using System.Text;
using Confero.Documents;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;

namespace Confero.Storage.Tests.Documents;

/// <summary>Documents are scanned by a real ClamAV daemon, which may die and come back.</summary>
public sealed class ClamdTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_it_knows_is_refused_and_the_rest_let_out_whenever_it_is_there(Engine engine)
    {
        Demand();
        using var clamd = engine == Engine.Sqlite ? await Clamd.OnTcp() : await Clamd.OnSocket();
        await using var world = await TestWorld.Create(engine, scanner: new() { Clamd = clamd.Address });
        var story = await MoneyTests.Delivering(world);
        Task<string> Send(byte[] bytes) => world.Attach(story.ContributionId, story.Provider, bytes);
        var pdf = await Send(SampleFiles.Pdf("Ann Author"));
        var harmful = await Send(Encoding.ASCII.GetBytes($"Ten sets. {Clamd.Known}."));
        await world.RunJobs();

        (await Found(world, story, pdf)).ShouldBe((DocumentState.Accepted, true));
        (await Found(world, story, harmful)).ShouldBe((DocumentState.Refused, true));

        clamd.Kill();
        var (late, lateHarmful) = (await Send("Ten sets."u8.ToArray()), await Send(Harmful(1 << 20)));
        await world.RunJobs();
        foreach (var id in new[] { late, lateHarmful })
            (await Found(world, story, id)).ShouldBe((DocumentState.Waiting, false));
        (await world.Open(story.Provider, late)).ShouldBeNull();

        await clamd.Start();
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.RunJobs();
        (await Found(world, story, late)).ShouldBe((DocumentState.Accepted, true));
        (await Found(world, story, lateHarmful)).ShouldBe((DocumentState.Refused, true));
        (await world.Open(story.Provider, late)).ShouldNotBeNull().Bytes.ShouldBe("Ten sets."u8.ToArray());
    }

    /// <summary>The settings that the documentation asks for, against those that it warns of.</summary>
    [Theory]
    [InlineData("StreamMaxLength 10M", DocumentState.Refused)]
    [InlineData("StreamMaxLength 9M", DocumentState.Waiting)]
    [InlineData("MaxFileSize 9M\nAlertExceedsMax yes", DocumentState.Refused)]
    public async Task The_largest_file_is_scanned_to_its_end_or_not_let_out(
        string settings,
        DocumentState state
    )
    {
        Demand();
        using var clamd = await Clamd.OnSocket(settings);
        await using var world = await TestWorld.Create(
            Engine.Sqlite,
            scanner: new() { Clamd = clamd.Address }
        );
        var story = await MoneyTests.Delivering(world);
        var id = await world.Attach(story.ContributionId, story.Provider, Harmful(DocumentLimits.MostBytes));
        await world.RunJobs();

        (await Found(world, story, id)).State.ShouldBe(state);
    }

    private static void Demand() =>
        Assert.SkipUnless(Clamd.IsInstalled, "ClamAV is not on this machine; ./test.sh installs it.");

    /// <summary>Lines whose last one holds what the scanner knows.</summary>
    private static byte[] Harmful(int length)
    {
        const string line = "Ten more sets came to the depot.\n";
        var text = string.Concat(Enumerable.Repeat(line, length / line.Length + 1));
        return Encoding.ASCII.GetBytes(text[..(length - Clamd.Known.Length)] + Clamd.Known);
    }

    private static async Task<(DocumentState State, bool Scanned)> Found(
        TestWorld world,
        CaseStory story,
        string id
    )
    {
        var row = (await world.Rows(story.Provider, story.ContributionId)).Single(x => x.Id == id);
        return (row.State, row.Scanned);
    }
}
