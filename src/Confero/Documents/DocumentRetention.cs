using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>Lets go of the mention of documents that were refused a while ago; their content was gone at once.</summary>
internal static class DocumentRetention
{
    /// <summary>Gives how many went.</summary>
    public static Task<int> LetGo(ConferoDb db, DateTimeOffset old, CancellationToken cancellation) =>
        db.Set<Document>()
            .Where(x => x.State == DocumentState.Refused && x.CheckedAt < old)
            .ExecuteDeleteAsync(cancellation);
}
