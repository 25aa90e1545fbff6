using Confero.Assessments;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>A document as a list shows it.</summary>
/// <param name="Hash">SHA-256 of the bytes as kept, in hex.</param>
/// <param name="Removable">Whether the viewer may take it away.</param>
public sealed record DocumentRow(
    string Id,
    Section? Section,
    string FileName,
    DocumentKind Kind,
    long Size,
    string AddedFor,
    DateTimeOffset AddedAt,
    DocumentState State,
    string Hash,
    bool Removable
);

/// <summary>The documents of something, as far as the viewer may see it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Sections">Sections of a case the viewer may attach to; empty for what has none.</param>
public sealed record DocumentList(
    string SubjectId,
    string Title,
    string Path,
    IReadOnlyList<DocumentRow> Documents,
    bool MayAttach,
    IReadOnlyList<Section> Sections
);

/// <summary>A document with its bytes.</summary>
public sealed record DocumentFile(string FileName, DocumentKind Kind, byte[] Bytes);

/// <summary>Reads documents: they exist for whoever may see what they are attached to, asked where that itself is read.</summary>
public sealed class DocumentQueries(
    IDbContextFactory<ConferoDb> databases,
    RequestQueries requests,
    LedgerQueries ledgers,
    AssessmentQueries assessments
)
{
    /// <summary>Null where the subject does not exist for the viewer, or shows nothing of its documents.</summary>
    public async Task<DocumentList?> Of(Viewer viewer, string subjectId)
    {
        if (await Sight.Of(this, viewer, subjectId) is not { } sight)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<Document>()
            .AsNoTracking()
            .Where(x => x.SubjectId == subjectId)
            .OrderBy(x => x.AddedAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var rows = found.Where(x => sight.Sees(viewer, x)).Select(x => Row(viewer, sight, x));
        return new(subjectId, sight.Title, sight.Path, [.. rows], sight.MayAttach, sight.Sections);
    }

    /// <summary>One that was accepted, with its bytes; null when it does not exist for the viewer or is in quarantine.</summary>
    public async Task<DocumentFile?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
        if (
            found is not { State: DocumentState.Accepted }
            || await Sight.Of(this, viewer, found.SubjectId) is not { } sight
            || !sight.Sees(viewer, found)
        )
            return null;
        var content = await db.Set<DocumentContent>().AsNoTracking().SingleAsync(x => x.DocumentId == id);
        return new(found.FileName, found.Kind, content.Bytes);
    }

    private static DocumentRow Row(Viewer viewer, Sight sight, Document document) =>
        new(
            document.Id,
            document.Section,
            document.FileName,
            document.Kind,
            document.Size,
            document.AddedFor,
            document.AddedAt,
            document.State,
            document.Hash,
            sight.MayAttach && IsAdder(viewer, document)
        );

    private static bool IsAdder(Viewer viewer, Document document) =>
        document.AddedFor == (viewer.PartyId ?? viewer.MemberId);

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

        public static async Task<Sight?> Of(DocumentQueries queries, Viewer viewer, string subjectId) =>
            subjectId.Split('-')[0] switch
            {
                "REQ" => OfCase(viewer, await queries.requests.Get(viewer, subjectId)),
                "CTR" => OfDelivery(viewer, await queries.ledgers.Get(viewer, subjectId), subjectId),
                "ASM" => OfAssessment(viewer, await queries.assessments.Get(viewer, subjectId)),
                _ => null,
            };

        private static Sight? OfCase(Viewer viewer, RequestView? view)
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

        private static Sight? OfDelivery(Viewer viewer, LedgerView? view, string id) =>
            view is null
                ? null
                : new(
                    id,
                    $"/delivery/{id}",
                    view.MayState && viewer.Has(Roles.Drafter | Roles.Authoriser | Roles.Expert),
                    [],
                    _ => false
                );

        private static Sight? OfAssessment(Viewer viewer, AssessmentView? view) =>
            view is { Own: not null }
                ? new(
                    view.Title,
                    $"/assessments/{view.Id}",
                    view.State == AssessmentState.Open && AssessmentDisclosure.MayAnswer(viewer),
                    [],
                    _ => false
                )
                : null;
    }
}
