using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Reads polls and tickets. Of polls without names nothing is shown before they are closed: two readings could be subtracted.</summary>
internal static class PollReading
{
    public static async Task<IReadOnlyList<PollRow>> Rows(
        ConferoDb db,
        Viewer viewer,
        IReadOnlyList<Poll> polls
    )
    {
        var ids = polls.Select(x => x.Id).ToList();
        var voices = (
            await db.Set<PollVoice>().AsNoTracking().Where(x => ids.Contains(x.PollId)).ToListAsync()
        ).ToLookup(x => x.PollId);
        return
        [
            .. polls.Select(x => new PollRow(
                x.Id,
                x.QuestionId,
                x.AmendmentId,
                x.Text,
                x.Language,
                x.Attributed,
                x.At,
                x.ClosedAt,
                Counts(x, voices[x.Id]),
                voices[x.Id]
                    .OrderBy(v => v.PartyId, StringComparer.Ordinal)
                    .ToDictionary(v => v.PartyId, v => v.Choice),
                voices[x.Id].FirstOrDefault(v => v.PartyId == viewer.PartyId)?.Choice,
                x is { Attributed: false, ClosedAt: not null, Result.Count: 0 }
            )),
        ];
    }

    public static async Task<IReadOnlyList<TicketRow>> Tickets(
        ConferoDb db,
        Viewer viewer,
        DialogueView view,
        IReadOnlyList<Poll> polls
    )
    {
        var ids = view.Questions.Select(x => x.Id).Concat(polls.Select(x => x.Id)).ToList();
        var keys = await db.Set<TicketKey>()
            .AsNoTracking()
            .Where(x => ids.Contains(x.SubjectId))
            .ToListAsync();
        var draws = await db.Set<TicketDraw>()
            .Where(x => ids.Contains(x.SubjectId))
            .Select(x => new { x.SubjectId, x.PartyId })
            .ToListAsync();
        var takesPart = view.Standing.Chairs || view.Standing.Own is { TakesPart: true };
        return
        [
            .. keys.OrderBy(x => x.SubjectId, StringComparer.Ordinal)
                .Select(x => new TicketRow(
                    x.SubjectId,
                    x.Open,
                    takesPart ? draws.Count(d => d.SubjectId == x.SubjectId) : null,
                    draws.Exists(d => d.SubjectId == x.SubjectId && d.PartyId == viewer.PartyId)
                )),
        ];
    }

    private static Dictionary<string, int>? Counts(Poll poll, IEnumerable<PollVoice> voices)
    {
        if (!poll.Attributed)
            return poll.Result.Count == 0 ? null : poll.Result;
        return voices
            .GroupBy(x => x.Choice)
            .OrderBy(x => x.Key)
            .ToDictionary(x => JsonNames.Of(x.Key), x => x.Count());
    }
}
