using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Record;

/// <summary>What a check of the record found.</summary>
/// <param name="Entries">Acts in the record.</param>
/// <param name="Altered">Ids of entries whose content no longer opens their commitment.</param>
public sealed record JournalFindings(int Entries, IReadOnlyList<string> Altered);

/// <summary>Checks every act of the record against its commitment.</summary>
public sealed class JournalCheck(IDbContextFactory<ConferoDb> databases)
{
    public async Task<JournalFindings> Run()
    {
        await using var db = await databases.CreateDbContextAsync();
        var altered = new List<string>();
        var entries = 0;
        await foreach (
            var entry in db.Set<JournalEntry>().AsNoTracking().OrderBy(x => x.At).AsAsyncEnumerable()
        )
        {
            entries++;
            if (!Commitment.To(entry.Content, entry.Salt).Bytes.SequenceEqual(entry.Commitment))
                altered.Add(entry.Id);
        }
        return new JournalFindings(entries, altered);
    }
}
