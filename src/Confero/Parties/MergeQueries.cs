using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>A merge as those concerned see it.</summary>
/// <param name="MayAnswer">Whether the viewer's party is asked and has not answered.</param>
public sealed record MergeRow(
    string Id,
    string KeptId,
    string DuplicateId,
    DateTimeOffset ProposedAt,
    DateTimeOffset? KeptAgreedAt,
    DateTimeOffset? DuplicateAgreedAt,
    DateTimeOffset? RefusedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? UndoneAt,
    bool MayAnswer,
    bool MayUndo
);

/// <summary>What a merge would do: people who begin without roles, and for each of the two its own records by kind.</summary>
/// <param name="Counts">Rows by table; only of the viewer's own party, for an administrator reads no cases.</param>
public sealed record MergePreview(MergeRow Merge, int People, IReadOnlyDictionary<string, int>? Counts);

/// <summary>Reads merges: the administrator sees all, a party those it is part of.</summary>
public sealed class MergeQueries(IDbContextFactory<ConferoDb> databases) : INoticeSubject
{
    public string Prefix => "MRG";

    public string PathOf(string id) => $"/parties/merges/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await List(viewer)).Where(x => ids.Contains(x.Id)).Select(x => x.Id).ToHashSet();

    public async Task<IReadOnlyList<MergeRow>> List(Viewer viewer)
    {
        var administrates = viewer.IsSecretariat && viewer.Has(Roles.Administrator);
        if (!administrates && !viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var merges = await db.Set<PartyMerge>()
            .AsNoTracking()
            .Where(x => administrates || x.KeptId == viewer.PartyId || x.DuplicateId == viewer.PartyId)
            .OrderByDescending(x => x.ProposedAt)
            .ToListAsync();
        return merges.ConvertAll(x => Row(viewer, x, administrates));
    }

    /// <summary>Null when the merge does not exist for the viewer.</summary>
    public async Task<MergePreview?> Preview(Viewer viewer, string id)
    {
        if ((await List(viewer)).FirstOrDefault(x => x.Id == id) is not { } merge)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var people = await db.Set<Member>()
            .CountAsync(x => x.PartyId == merge.DuplicateId && x.RemovedAt == null);
        var own = viewer.IsSecretariat ? null : await MergeRules.Count(db, viewer.PartyId!);
        return new MergePreview(merge, people, own);
    }

    private static MergeRow Row(Viewer viewer, PartyMerge x, bool administrates)
    {
        var answered = viewer.PartyId == x.KeptId ? x.KeptAgreedAt : x.DuplicateAgreedAt;
        return new MergeRow(
            x.Id,
            x.KeptId,
            x.DuplicateId,
            x.ProposedAt,
            x.KeptAgreedAt,
            x.DuplicateAgreedAt,
            x.RefusedAt,
            x.DoneAt,
            x.UndoneAt,
            !administrates && x.Open && answered is null && viewer.Has(Roles.Authoriser),
            administrates && x.DoneAt is not null && x.UndoneAt is null
        );
    }
}
