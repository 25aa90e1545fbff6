using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>How contributions without a name come out of their box: many at once, in random order, with one time for all.</summary>
internal static class Batches
{
    /// <summary>Publishes what waits if it is enough, and takes back what was withdrawn; false when nothing came out.</summary>
    /// <param name="fewest">Fewer than this stay in the box. As a party has one ticket, as many parties wrote.</param>
    public static async Task<bool> Release(
        ConferoDb db,
        Box box,
        Question question,
        int fewest,
        DateTimeOffset at
    )
    {
        await TakeBack(db, box);
        var slips = box.Content.Slips;
        if (slips.Count < fewest)
            return false;
        // A new random id for each; rows are written in the order of their ids.
        db.AddRange(
            slips
                .Select(x => new Statement
                {
                    Id = Ids.Dialogue("STM"),
                    SeriesId = question.SeriesId,
                    QuestionId = question.Id,
                    Tag = x.Tag,
                    Text = x.Text!,
                    Language = x.Language!,
                    At = at,
                })
                .OrderBy(x => x.Id, StringComparer.Ordinal)
        );
        box.Content = box.Content with { Slips = [] };
        return true;
    }

    private static async Task TakeBack(ConferoDb db, Box box)
    {
        if (box.Content.Withdrawn.Count == 0)
            return;
        var tags = box.Content.Withdrawn;
        foreach (var statement in await db.Set<Statement>().Where(x => tags.Contains(x.Tag!)).ToListAsync())
            statement.Withdrawn = true;
        box.Content = box.Content with { Withdrawn = [] };
    }
}
