using System.Text.Json;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Record;

/// <summary>What a check of the record found.</summary>
/// <param name="Entries">Acts in the record.</param>
/// <param name="Altered">Ids of entries whose content no longer opens their commitment.</param>
/// <param name="Signatures">Signatures by passkey in the record.</param>
/// <param name="Unproven">Ids of entries whose signature does not hold.</param>
/// <param name="Erased">Entries whose content their owner had destroyed; their commitments stand.</param>
public sealed record JournalFindings(
    int Entries,
    IReadOnlyList<string> Altered,
    int Signatures,
    IReadOnlyList<string> Unproven,
    int Erased
);

/// <summary>Checks every act of the record against its commitment, and every signature against text and key.</summary>
public sealed class JournalCheck(IDbContextFactory<ConferoDb> databases)
{
    public async Task<JournalFindings> Run()
    {
        await using var db = await databases.CreateDbContextAsync();
        var (altered, unproven) = (new List<string>(), new List<string>());
        var (entries, signatures, erased) = (0, 0, 0);
        await foreach (
            var entry in db.Set<JournalEntry>().AsNoTracking().OrderBy(x => x.At).AsAsyncEnumerable()
        )
        {
            entries++;
            if (entry.Erased)
            {
                erased++;
                continue;
            }
            if (!Commitment.To(entry.Content, entry.Salt).Bytes.SequenceEqual(entry.Commitment))
                altered.Add(entry.Id);
            if (Signed(entry.Content) is not { } signed)
                continue;
            signatures++;
            if (signed.Check() is not null)
                unproven.Add(entry.Id);
        }
        return new JournalFindings(entries, altered, signatures, unproven, erased);
    }

    private static SignedText? Signed(string content)
    {
        using var act = JsonDocument.Parse(content);
        return act.RootElement.TryGetProperty("signed", out var signed)
            ? signed.Deserialize<SignedText>(JsonSerializerOptions.Web)
            : null;
    }
}
