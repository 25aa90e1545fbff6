using System.Text;
using Confero.Testing;

namespace Confero.Security.Tests;

/// <summary>
/// Worlds that begin from the same stored bytes and part in what one side of a blind match does: it refuses, says nothing,
/// says yes and takes it back, or is not there any more. The other side is given the same bytes on every route, the same
/// letters at the same times and the same calendar, at once and until the time for answers is over.
/// </summary>
public sealed class BlindEqualityTests
{
    /// <summary>Days between looks: at once, after summaries of a day and of a week, and when the time for answers is over.</summary>
    private static readonly int[] Days = [0, 8, 90];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite, BlindSide.State, true)]
    [InlineData(Engine.Sqlite, BlindSide.Provider, true)]
    [InlineData(Engine.Sqlite, BlindSide.Expert, false)]
    [InlineData(Engine.Postgres, BlindSide.State, false)]
    [InlineData(Engine.Postgres, BlindSide.Provider, false)]
    public async Task Refusal_silence_and_no_partner_are_the_same(
        Engine engine,
        BlindSide watcher,
        bool everywhere
    )
    {
        BlindStory story;
        KeptWorld kept;
        await using (var world = await WebWorld.Create(engine))
        {
            story = await BlindStory.Begin(world, watcher);
            kept = await world.Keep();
        }
        using var _ = kept;
        var silence = await Watch(kept, story, everywhere, null, null);
        var pairs = 0;
        foreach (var turn in story.Turns)
        {
            var seen = await Watch(kept, story, everywhere, turn, silence);
            pairs += seen.Count;
            seen.Keys.ShouldBe(silence.Keys, ignoreOrder: true);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{pairs} pairs in {story.Turns.Count} worlds against silence on {engine} for the {watcher}"
        );
        pairs.ShouldBeGreaterThan(everywhere ? 3_000 : 500);
    }

    /// <summary>Lets a world go its way after a turn; gives all that the viewer is given, each compared at once with the other world's.</summary>
    private static async Task<Dictionary<string, string>> Watch(
        KeptWorld kept,
        BlindStory story,
        bool everywhere,
        string? turn,
        Dictionary<string, string>? other
    )
    {
        await using var world = await WebWorld.From(kept);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        if (turn is not null)
            await story.Take(world, turn);
        var looked = story.Addresses(world, everywhere);
        var all = new Dictionary<string, string>();
        foreach (var days in Days)
        {
            world.Clock.Advance(TimeSpan.FromDays(days));
            await world.Settle();
            var client = await world.Client(story.Viewer);
            var found = new List<string>();
            foreach (var address in looked)
            {
                var answer = await Get(client, address);
                Add($"{world.Clock.GetUtcNow():O} {address}", answer);
                if (!answer.StartsWith("404", StringComparison.Ordinal))
                    found.Add(address);
            }
            looked = found;
            Add(
                $"{world.Clock.GetUtcNow():O} calendar",
                await TwoWorldFilesTests.Calendar(world, story.Viewer)
            );
        }
        Add("letters", string.Join("\n\n", await TwoWorldFilesTests.LettersTo(world, story.Viewer)));
        return all;

        void Add(string what, string said)
        {
            if (other is not null)
                TwoWorldTests
                    .Difference(other[what], said)
                    .ShouldBeNull($"{what}: “{turn}” differs from silence");
            all.Add(what, said);
        }
    }

    private static async Task<string> Get(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancel);
        var text = new StringBuilder().Append((int)answer.StatusCode).Append('\n');
        foreach (
            var header in answer
                .Headers.Concat(answer.Content.Headers)
                .Where(x => x.Key is not ("Date" or "Set-Cookie"))
                .OrderBy(x => x.Key, StringComparer.Ordinal)
        )
            text.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append('\n');
        return text.Append(TwoWorldTests.WithoutChance(await answer.Content.ReadAsStringAsync(Cancel)))
            .ToString();
    }
}
