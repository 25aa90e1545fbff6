using Confero.Documents;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;

namespace Confero.Storage.Tests.Documents;

/// <summary>
/// Few files are examined at a time. With SQLite nothing but a place in the room is ever waited for, so that what is not done
/// at once waits for a place.
/// </summary>
public sealed class ExaminationRoomTests
{
    private static readonly byte[] Words = "Ten sets."u8.ToArray();
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_as_many_as_there_are_processors_go_in_and_the_next_waits_until_one_leaves()
    {
        using var room = new ExaminationRoom();
        room.Places.ShouldBe(Math.Max(1, Environment.ProcessorCount / 2));
        var inside = await Fill(room);
        var next = room.Enter(Cancel);

        next.IsCompleted.ShouldBeFalse();
        inside[0].Dispose();
        (await next.WaitAsync(Long, Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_comes_in_waits_for_a_place()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await MoneyTests.Delivering(world);
        var provider = await world.Viewer(story.Provider);
        Task<AttachDocument?> Come() =>
            world
                .Get<DocumentIntake>()
                .Take(provider, story.ContributionId, null, "receipt.txt", new MemoryStream(Words), Cancel);
        for (var i = 0; i <= world.Get<ExaminationRoom>().Places; i++)
            Come().IsCompleted.ShouldBeTrue("each leaves its place to the next");
        var inside = await Fill(world.Get<ExaminationRoom>());
        var coming = Come();

        coming.IsCompleted.ShouldBeFalse();
        inside[0].Dispose();
        (await coming.WaitAsync(Long, Cancel))!.File.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_scanner_a_document_in_quarantine_waits_for_a_place_too()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        Task<string?> Look() => world.Get<IFileScanner>().Find(Words, Cancel);
        for (var i = 0; i <= world.Get<ExaminationRoom>().Places; i++)
            Look().IsCompleted.ShouldBeTrue("each leaves its place to the next");
        var inside = await Fill(world.Get<ExaminationRoom>());
        var looking = Look();

        looking.IsCompleted.ShouldBeFalse();
        inside[0].Dispose();
        (await looking.WaitAsync(Long, Cancel)).ShouldBeNull();
    }

    private static async Task<List<IDisposable>> Fill(ExaminationRoom room)
    {
        var inside = new List<IDisposable>();
        for (var i = 0; i < room.Places; i++)
            inside.Add(await room.Enter(Cancel).WaitAsync(Long, Cancel));
        return inside;
    }
}
