using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Puts together what one viewer may see of one series.</summary>
internal static class DialogueReading
{
    public static async Task<DialogueView?> Read(ConferoDb db, Viewer viewer, string? id)
    {
        // The same is asked whether a series is hidden or does not exist.
        if (!(await DialogueQueries.Visible(db, viewer)).Exists(x => x.Series.Id == id))
            return null;
        var series = await db.Set<Series>().AsNoTracking().SingleAsync(x => x.Id == id);
        var registrations = await db.Set<Registration>()
            .AsNoTracking()
            .Where(x => x.SeriesId == id)
            .OrderBy(x => x.At)
            .ThenBy(x => x.PartyId)
            .ToListAsync();
        var standing = Standing.Of(viewer, series, registrations);
        if (!standing.SeesFront)
            return null;
        var view = new DialogueView(
            standing.SeesInside ? series : Front(series),
            standing,
            WithLinks(
                await Of<DialogueSession>(db, x => x.SeriesId == id, x => x.Number),
                standing.Manages || viewer.ReadsForSecretariat || standing.Own is { TakesPart: true }
            ),
            await Of<Question>(db, x => x.SeriesId == id, x => x.Number),
            await db.Set<Paper>()
                .AsNoTracking()
                .Where(x => x.SeriesId == id)
                .OrderBy(x => x.Id)
                .ToListAsync(),
            [.. registrations.Select(x => Row(viewer, standing, x)).OfType<RegistrationRow>()]
        );
        return standing.SeesInside ? await Inside(db, viewer, view) : view;
    }

    private static async Task<DialogueView> Inside(ConferoDb db, Viewer viewer, DialogueView view)
    {
        var id = view.Series.Id;
        var statements = await db.Set<Statement>()
            .AsNoTracking()
            .Where(x => x.SeriesId == id)
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var polls = await db.Set<Poll>()
            .AsNoTracking()
            .Where(x => x.SeriesId == id)
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var full = view with
        {
            Statements = statements.ConvertAll(x => Row(viewer, view, x)),
            Polls = await PollReading.Rows(db, viewer, polls),
            Proposals = await ProposalReading.Rows(db, viewer, id, polls),
            Tickets = await PollReading.Tickets(db, viewer, view, polls),
            Findings = await Of<Finding>(db, x => x.SeriesId == id, x => x.Number),
            Remarks = await db.Set<Remark>()
                .AsNoTracking()
                .Where(x => x.SeriesId == id)
                .OrderBy(x => x.At)
                .ThenBy(x => x.Id)
                .ToListAsync(),
        };
        return full.SummaryShown
            ? full
            : full with
            {
                Series = Front(full.Series),
                Remarks = [],
                Findings = full.Standing.Manages || full.Series.AgreedAt is not null ? full.Findings : [],
            };
    }

    /// <summary>The series without what is only for those inside; the summary is none of the front.</summary>
    private static Series Front(Series x) =>
        new()
        {
            Id = x.Id,
            Titles = x.Titles,
            Purposes = x.Purposes,
            HostId = x.HostId,
            ChairId = x.ChairId,
            Languages = x.Languages,
            Visibility = x.Visibility,
            State = x.State,
            Seats = x.Seats,
            DelegatesPerParty = x.DelegatesPerParty,
            Threshold = x.Threshold,
        };

    private static RegistrationRow? Row(Viewer viewer, Standing standing, Registration x) =>
        standing.Manages || viewer.ReadsForSecretariat || x.PartyId == viewer.PartyId
            ? new RegistrationRow(x.PartyId, x.State, x.Delegates)
        : !standing.SeesInside || !x.TakesPart ? null
        : new RegistrationRow(x.PartyId, x.State, standing.Own is { TakesPart: true } ? x.Delegates : []);

    private static StatementRow Row(Viewer viewer, DialogueView view, Statement x) =>
        new(
            x.Id,
            x.QuestionId,
            x.ReplyTo,
            x.PartyId,
            x.MemberId is not null && x.MemberId == view.Series.ChairId,
            x.Attributed,
            x.Withdrawn || (x.HiddenReason is not null && !view.Standing.Chairs) ? null : x.Text,
            x.Language,
            x.At,
            x.HiddenReason,
            x.Withdrawn,
            x.PartyId is not null && x.PartyId == viewer.PartyId
        );

    /// <summary>The link into a meeting is for those who take part.</summary>
    private static List<DialogueSession> WithLinks(List<DialogueSession> sessions, bool shown)
    {
        if (!shown)
            sessions.ForEach(x => x.Link = null);
        return sessions;
    }

    private static Task<List<T>> Of<T>(
        ConferoDb db,
        System.Linq.Expressions.Expression<Func<T, bool>> which,
        System.Linq.Expressions.Expression<Func<T, int>> order
    )
        where T : class => db.Set<T>().AsNoTracking().Where(which).OrderBy(order).ToListAsync();
}
