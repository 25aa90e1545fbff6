using Confero.Assessments;
using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>Lets go of documents that were refused a while ago, and of those whose case or assessment is gone or was discarded.</summary>
internal sealed class DocumentRetention : IRetained
{
    public async Task<int> LetGo(ConferoDb db, DateTimeOffset old, CancellationToken cancellation)
    {
        var gone = db.Set<Document>()
            .Where(x =>
                (x.State == DocumentState.Refused && x.CheckedAt < old)
                || db.Set<Assessment>()
                    .Any(a => a.Id == x.SubjectId && a.State == AssessmentState.Discarded)
                || (
                    !db.Set<Assessment>().Any(a => a.Id == x.SubjectId)
                    && !db.Set<Requests.Request>().Any(r => r.Id == x.SubjectId)
                    && !db.Set<Packages.Contribution>().Any(c => c.Id == x.SubjectId)
                )
            )
            .Select(x => x.Id);
        var ids = await gone.ToListAsync(cancellation);
        await db.Set<DocumentContent>().Where(x => ids.Contains(x.DocumentId)).ExecuteDeleteAsync(cancellation);
        return await db.Set<Document>().Where(x => ids.Contains(x.Id)).ExecuteDeleteAsync(cancellation);
    }
}
