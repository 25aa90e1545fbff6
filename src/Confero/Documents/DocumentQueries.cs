using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>A document as a list shows it.</summary>
/// <param name="Scanned">Whether a scanner for harmful software saw it; otherwise its structure alone was examined.</param>
/// <param name="Hash">SHA-256 of the bytes as kept, in hex.</param>
/// <param name="Removable">Whether the viewer may take it away.</param>
public sealed record DocumentRow(
    string Id,
    Section? Section,
    string FileName,
    DocumentKind Kind,
    long Size,
    string? AddedByPartyId,
    DateTimeOffset AddedAt,
    DocumentState State,
    bool Scanned,
    string Hash,
    bool Removable
);

/// <summary>The documents of something, as far as the viewer may see it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Sections">Sections of a case the viewer may attach to; empty for what has none.</param>
/// <param name="HasScanner">Whether what is attached now will be scanned for harmful software.</param>
public sealed record DocumentList(
    string SubjectId,
    string Title,
    string Path,
    IReadOnlyList<DocumentRow> Documents,
    bool MayAttach,
    IReadOnlyList<Section> Sections,
    bool HasScanner
);

/// <summary>A document with its bytes.</summary>
public sealed record DocumentFile(string FileName, DocumentKind Kind, byte[] Bytes);

/// <summary>Reads documents: they exist for whoever may see what they are attached to, asked where that itself is read.</summary>
public sealed class DocumentQueries(
    IDbContextFactory<ConferoDb> databases,
    RequestQueries requests,
    LedgerQueries ledgers,
    IFileScanner scanner
)
{
    /// <summary>Null where the subject does not exist for the viewer, or shows nothing of its documents.</summary>
    public async Task<DocumentList?> Of(Viewer viewer, string subjectId)
    {
        if (await SightOf(viewer, subjectId) is not { } sight)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<Document>()
            .AsNoTracking()
            .Where(x => x.SubjectId == subjectId)
            .OrderBy(x => x.AddedAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var rows = found.Where(x => sight.Sees(viewer, x)).Select(x => Row(viewer, sight, x));
        return new(
            subjectId,
            sight.Title,
            sight.Path,
            [.. rows],
            sight.MayAttach,
            sight.Sections,
            scanner.Scans
        );
    }

    /// <summary>One that was accepted, with its bytes; null when it does not exist for the viewer or is in quarantine.</summary>
    public async Task<DocumentFile?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
        if (
            found is not { State: DocumentState.Accepted }
            || await SightOf(viewer, found.SubjectId) is not { } sight
            || !sight.Sees(viewer, found)
        )
            return null;
        var content = await db.Set<DocumentContent>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.DocumentId == id);
        // Nothing is left of it where its State had its key destroyed.
        return content?.Bytes is { } bytes ? new(found.FileName, found.Kind, bytes) : null;
    }

    private async Task<Sight?> SightOf(Viewer viewer, string subjectId) =>
        subjectId.Split('-')[0] switch
        {
            "REQ" => Sight.OfCase(viewer, await requests.Get(viewer, subjectId)),
            "CTR" => Sight.OfDelivery(viewer, await ledgers.Get(viewer, subjectId), subjectId),
            _ => null,
        };

    private static DocumentRow Row(Viewer viewer, Sight sight, Document document) =>
        new(
            document.Id,
            document.Section,
            document.FileName,
            document.Kind,
            document.Size,
            document.AddedByPartyId,
            document.AddedAt,
            document.State,
            document.Scanned,
            document.Hash,
            sight.MayAttach && IsAdder(viewer, document)
        );

    private static bool IsAdder(Viewer viewer, Document document) =>
        document.IsOf(viewer.MemberId, viewer.PartyId);

    /// <summary>How much of a subject's documents a viewer sees.</summary>
    private sealed record Sight(
        string Title,
        string Path,
        bool MayAttach,
        IReadOnlyList<Section> Sections,
        Func<Section, bool> SeesSection
    )
    {
        /// <summary>What waits or was refused is between the check and those who sent it.</summary>
        public bool Sees(Viewer viewer, Document document) =>
            (document.Section is not { } section || SeesSection(section))
            && (document.State == DocumentState.Accepted || IsAdder(viewer, document));

        public static Sight? OfCase(Viewer viewer, RequestView? view)
        {
            if (view is null || viewer.IsPublic)
                return null;
            var open = view is { Own: true, Ended: false } && viewer.Has(Roles.Drafter | Roles.Authoriser);
            return new(
                view.Title,
                $"/requests/{view.Id}",
                open,
                open ? [.. Enum.GetValues<Section>().Where(x => x != Section.Public)] : [],
                view.Permitted.Contains
            );
        }

        public static Sight? OfDelivery(Viewer viewer, LedgerView? view, string id) =>
            view is null
                ? null
                : new(
                    id,
                    $"/delivery/{id}",
                    view is { Side: not null, Open: true }
                        && viewer.Has(Roles.Drafter | Roles.Authoriser | Roles.Expert),
                    [],
                    _ => false
                );
    }
}
