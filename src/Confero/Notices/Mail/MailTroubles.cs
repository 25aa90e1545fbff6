using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Mail;

/// <summary>
/// Addresses that take no mail, for the administrator. It tells that an address does not work and since which day; never
/// how many letters there were nor what about, for that would tell of cases.
/// </summary>
public sealed class MailTroubles(IDbContextFactory<ConferoDb> databases)
{
    public async Task<IReadOnlyList<MailTrouble>> List(Viewer viewer)
    {
        if (!viewer.IsSecretariat || !viewer.Has(Roles.Administrator))
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var letters = await db.Set<Letter>()
            .AsNoTracking()
            .Where(x => x.State == LetterState.Undeliverable)
            .ToListAsync();
        var ids = letters.Select(x => x.MemberId).Distinct().ToList();
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => ids.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        return
        [
            .. letters
                .GroupBy(x => x.MemberId)
                .Select(x => Trouble(members[x.Key], [.. x]))
                .OrderBy(x => x.MemberId, StringComparer.Ordinal),
        ];
    }

    private static MailTrouble Trouble(Member member, IReadOnlyList<Letter> letters) =>
        new(
            member.Id,
            member.Name,
            member.PartyId,
            member.Email,
            DateOnly.FromDateTime(letters.Min(x => x.EndedAt)!.Value.UtcDateTime),
            letters.MaxBy(x => x.EndedAt)!.Error ?? MailFaultException.Unreachable
        );
}

/// <summary>An address that takes no mail.</summary>
/// <param name="Since">UTC day of the first letter that was given up.</param>
/// <param name="Error">Code of the last fault.</param>
public sealed record MailTrouble(
    string MemberId,
    string Name,
    string? PartyId,
    string Email,
    DateOnly Since,
    string Error
);
