using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Reads series for a viewer, as far as <see cref="Standing"/> lets it.</summary>
public sealed class DialogueQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    /// <summary>Series the viewer may know of, those with the nearest session first.</summary>
    public async Task<IReadOnlyList<SeriesRow>> List(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var sessions = await db.Set<DialogueSession>().AsNoTracking().ToListAsync();
        var rows = new List<SeriesRow>();
        foreach (var (series, standing) in await Visible(db, viewer))
        {
            var own = sessions.FindAll(x => x.SeriesId == series.Id && x.State != SessionState.Cancelled);
            rows.Add(
                new SeriesRow(
                    series.Id,
                    series.Titles,
                    series.Purposes,
                    series.State,
                    series.Visibility,
                    series.Languages,
                    own.Count,
                    own.Where(x => x.EndsAt > now).Select(x => (DateTimeOffset?)x.StartsAt).Min(),
                    standing.Own?.State,
                    standing.Chairs
                )
            );
        }
        return [.. rows.OrderBy(x => x.NextAt ?? DateTimeOffset.MaxValue).ThenBy(x => x.Id)];
    }

    /// <summary>One series, or null when it does not exist for the viewer.</summary>
    public async Task<DialogueView?> Get(Viewer viewer, string? id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await DialogueReading.Read(db, viewer, id);
    }

    /// <summary>The series a question, session, paper, proposal, amendment or poll is in, where the viewer may see that thing; null otherwise.</summary>
    public async Task<DialogueView?> Around(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var visible = await Visible(db, viewer);
        var front = visible.ConvertAll(x => x.Series.Id);
        var inside = visible.FindAll(x => x.Standing.SeesInside).ConvertAll(x => x.Series.Id);
        var seriesId = id.Split('-')[0] switch
        {
            "SES" => await Of(
                db.Set<DialogueSession>().Where(x => x.Id == id).Select(x => x.SeriesId),
                front
            ),
            "QST" => await Of(db.Set<Question>().Where(x => x.Id == id).Select(x => x.SeriesId), front),
            "PPR" => await Of(db.Set<Paper>().Where(x => x.Id == id).Select(x => x.SeriesId), front),
            "PRP" => await Of(db.Set<Proposal>().Where(x => x.Id == id).Select(x => x.SeriesId), inside),
            "POL" => await Of(db.Set<Poll>().Where(x => x.Id == id).Select(x => x.SeriesId), inside),
            "STM" => await Of(db.Set<Statement>().Where(x => x.Id == id).Select(x => x.SeriesId), inside),
            "FND" => await Of(db.Set<Finding>().Where(x => x.Id == id).Select(x => x.SeriesId), inside),
            _ => null,
        };
        return seriesId is null ? null : await DialogueReading.Read(db, viewer, seriesId);
    }

    /// <summary>What the key of a subject made of the blinded ticket that the viewer's own party drew; null when none was drawn.</summary>
    public async Task<string?> BlindSignature(Viewer viewer, string subjectId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return viewer.PartyId is null
            ? null
            : await db.Set<TicketDraw>()
                .Where(x => x.SubjectId == subjectId && x.PartyId == viewer.PartyId)
                .Select(x => x.Signature)
                .SingleOrDefaultAsync();
    }

    internal static async Task<List<(Series Series, Standing Standing)>> Visible(ConferoDb db, Viewer viewer)
    {
        var registrations = viewer.PartyId is null
            ? []
            : await db.Set<Registration>()
                .AsNoTracking()
                .Where(x => x.PartyId == viewer.PartyId)
                .ToListAsync();
        var all = await db.Set<Series>().AsNoTracking().ToListAsync();
        return [.. all.Select(x => (x, Standing.Of(viewer, x, registrations))).Where(x => x.Item2.SeesFront)];
    }

    private static Task<string?> Of(IQueryable<string> series, List<string> seen) =>
        series.Where(x => seen.Contains(x)).SingleOrDefaultAsync();
}
