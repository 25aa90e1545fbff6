using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Acts;

/// <summary>
/// Carries an act out, looks at what would be, and takes everything back. What is shown before a decision is made is
/// therefore made by the act itself and by the queries that answer afterwards. A dry run leaves no row behind.
/// </summary>
public sealed class DryRun(
    IDbContextFactory<ConferoDb> databases,
    TimeProvider clock,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    IdentityPolicy policy
)
{
    /// <summary>What <paramref name="look"/> sees after the act, as an authoriser of the viewer's own party would do it.</summary>
    /// <param name="act">The act; null to look at what is.</param>
    internal async Task<Tried<T>> Look<T>(Viewer viewer, Act? act, Func<ConferoDb, Task<T>> look)
        where T : class
    {
        await using var db = await databases.CreateDbContextAsync();
        if (act is null)
            return new([], await look(db));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var member = await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == viewer.MemberId);
        if (member is not { Active: true, PartyId: not null } || !viewer.IsRegisteredParty)
            return new([Refusal.NotYours], null);
        member.Roles |= Roles.Authoriser;
        var scope = new ActScope(
            db,
            member,
            Viewers.Of(member),
            clock.GetUtcNow(),
            await taxonomies.Current(db),
            processes,
            policy
        );
        var outcome = await act.Carry(scope);
        if (!outcome.Done)
            return new(outcome.Refusals, null);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var seen = await look(db);
        await transaction.RollbackAsync();
        return new([], seen);
    }
}

/// <summary>What a dry run showed, or why the act would be refused.</summary>
internal sealed record Tried<T>(IReadOnlyList<Refusal> Refusals, T? Seen)
    where T : class;
