using Confero.Disclosure;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>Reads the hidden entries of quiet demand; what it gives never leaves the mechanism unsummed.</summary>
internal static class QuietReader
{
    /// <summary>
    /// Entries by cell. A case counts when its State's consent to count stands, it was endorsed and has not ended, and no
    /// other party can see its needs in any way: not in part, not as a card, not by having been introduced.
    /// </summary>
    public static async Task<Dictionary<string, IReadOnlyList<QuietEntry>>> Read(
        ConferoDb db,
        Func<string?, string?> continent
    )
    {
        var consented = await db.Set<Consent>()
            .Where(x => x.Scope == ConsentScopes.Count && x.RevokedAt == null)
            .Select(x => x.RequestId)
            .Distinct()
            .ToListAsync();
        var cases = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .Where(x => consented.Contains(x.Id) && x.ReachedSecretariat && !x.Ended)
            .ToListAsync();
        var states = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Region);
        return cases
            .Where(IsQuiet)
            .SelectMany(x => x.Needs, (x, need) => (x.PartyId, need.Kind))
            .Select(x => (State: x.PartyId, Cell: Cell(continent(states[x.PartyId]), x.Kind)))
            .Where(x => x.Cell is not null)
            .GroupBy(x => x.Cell!)
            .ToDictionary(
                x => x.Key,
                x =>
                    (IReadOnlyList<QuietEntry>)
                        [.. x.GroupBy(y => y.State).Select(y => new QuietEntry(y.Key, y.Count()))]
            );
    }

    private static bool IsQuiet(Request request) =>
        !request.BlindMatching
        && request.Introduced.Count == 0
        && (!request.Circulated || request.ClassOf(Section.Needs) <= DisclosureClass.B);

    private static string? Cell(string? region, string kind) =>
        region is null ? null : QuietDemand.Key(region, kind);
}
