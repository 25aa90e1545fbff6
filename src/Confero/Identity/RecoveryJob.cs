using System.Text.Json;
using Confero.Acts;
using Confero.Jobs;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// Looks whether there is anybody of an address for whom a recovery was asked. It is done later, as a job, so that the
/// answer to who asked is the same, and takes the same time, whether there is or not.
/// </summary>
internal sealed class RecoveryJob(IDbContextFactory<ConferoDb> databases, Mechanism mechanism) : IJobKind
{
    private const string Name = "identity.recovery";

    public string Kind => Name;

    /// <summary>The job for an address.</summary>
    public static Job For(string email, string codeHash, string from, DateTimeOffset now) =>
        new()
        {
            Id = Ids.Row(),
            Kind = Name,
            Payload = JsonSerializer.Serialize(new Wish(email.Trim(), codeHash, from)),
            RunAt = now,
        };

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var wish = JsonSerializer.Deserialize<Wish>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var email = wish.Email.ToUpperInvariant();
        var account = await db.Set<Account>()
            .Where(x => x.NormalizedEmail == email)
            .Select(x => x.Id)
            .FirstOrDefaultAsync(cancellation);
        if (account is null)
            return null;
        var member = await db.Set<Member>()
            .Where(x => x.AccountId == account && x.RemovedAt == null)
            .OrderBy(x => x.InvitedAt)
            .Select(x => x.Id)
            .FirstOrDefaultAsync(cancellation);
        if (member is not null)
            await mechanism.Do(new AskRecovery(wish.CodeHash, wish.From), member);
        return null;
    }

    private sealed record Wish(string Email, string CodeHash, string From);
}
