using Confero.Acts;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>Who confirms a recovery: another person of the same party who answers for it, else the secretariat's administrators; never the person.</summary>
internal static class RecoveryRules
{
    private const Roles Answering = Roles.Authoriser | Roles.DelegateAdministrator | Roles.Administrator;

    public static async Task<IReadOnlyList<Member>> Confirmers(this ConferoDb db, Member person)
    {
        var own = person.PartyId is null ? [] : await Others(db, person.PartyId, person);
        return own.Count > 0 ? own : await Others(db, Party.Secretariat, person);
    }

    /// <summary>A recovery that is not over, with the person, if the acting member may confirm or stop it.</summary>
    public static async Task<(Recovery Recovery, Member Person, bool Own)?> OpenRecovery(
        this ActScope scope,
        string id
    )
    {
        var recovery = await scope.Db.Set<Recovery>().SingleOrDefaultAsync(x => x.Id == id);
        if (recovery is null || recovery.StateAt(scope.Now) == RecoveryState.Over)
            return null;
        var person = await scope.Db.Set<Member>().SingleAsync(x => x.Id == recovery.MemberId);
        var own = person.Id == scope.Member.Id;
        return own || (await scope.Db.Confirmers(person)).Any(x => x.Id == scope.Member.Id)
            ? (recovery, person, own)
            : null;
    }

    /// <summary>Tells the person and all who could have confirmed.</summary>
    public static async Task TellOfRecovery(
        this ActScope scope,
        Member person,
        string recoveryId,
        string own,
        string others
    )
    {
        await scope.Notify(person.Id, own);
        foreach (var confirmer in await scope.Db.Confirmers(person))
            await scope.Notify(confirmer.Id, others, recoveryId);
    }

    private static async Task<List<Member>> Others(ConferoDb db, string partyId, Member person)
    {
        var members = await db.Set<Member>()
            .Where(x => x.PartyId == partyId && x.RemovedAt == null && x.Id != person.Id)
            .ToListAsync();
        return members.FindAll(x =>
            (x.Roles & Answering) != 0
            && x.InvitationHash is null
            && (x.AccountId is null || x.AccountId != person.AccountId)
        );
    }
}
