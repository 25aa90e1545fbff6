using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>Lets go of the mention of documents that were refused a while ago; their content was gone at once.</summary>
internal sealed class DocumentRetention : ILetsGo
{
    /// <inheritdoc/>
    public Task<int> LetGo(ConferoDb db, DateTimeOffset old, CancellationToken cancellation) =>
        db.Set<Document>()
            .Where(x => x.State == DocumentState.Refused && x.CheckedAt < old)
            .ExecuteDeleteAsync(cancellation);
}
