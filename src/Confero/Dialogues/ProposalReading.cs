using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Reads proposals with their amendments compared to the present wording.</summary>
internal static class ProposalReading
{
    public static async Task<IReadOnlyList<ProposalRow>> Rows(
        ConferoDb db,
        Viewer viewer,
        string seriesId,
        IReadOnlyList<Poll> polls
    )
    {
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(x => x.SeriesId == seriesId)
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var ids = proposals.ConvertAll(x => x.Id);
        var amendments = await db.Set<Amendment>()
            .AsNoTracking()
            .Where(x => ids.Contains(x.ProposalId))
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();
        return
        [
            .. proposals.Select(p => new ProposalRow(
                p.Id,
                p.SeriesId,
                p.QuestionId,
                p.PartyId,
                p.Title,
                p.Language,
                p.Edition,
                p.Paragraphs,
                p.Earlier,
                [.. amendments.Where(x => x.ProposalId == p.Id).Select(x => Row(viewer, p, x, polls))],
                p.At
            )),
        ];
    }

    private static AmendmentRow Row(
        Viewer viewer,
        Proposal proposal,
        Amendment x,
        IReadOnlyList<Poll> polls
    ) =>
        new(
            x.Id,
            x.PartyId,
            x.Paragraph,
            x.Kind,
            x.State,
            x.Text,
            x.Reason,
            x.Note,
            Amending.Fits(proposal.Paragraphs, x),
            TextDifference.Between(x.Kind == AmendmentKind.AddAfter ? "" : x.Original, x.Text),
            polls.LastOrDefault(p => p.AmendmentId == x.Id)?.Id,
            x.At,
            x.PartyId == viewer.PartyId
        );
}
