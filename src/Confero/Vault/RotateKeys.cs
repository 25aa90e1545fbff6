using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Vault;

/// <summary>
/// Gives parties new keys, wrapped by the current master key. What is new is sealed with them at once; a job seals anew
/// what the old ones sealed, and destroys those when nothing needs them any more.
/// </summary>
/// <param name="PartyId">Whose keys; null for all, the installation's among them.</param>
public sealed record RotateKeys(string? PartyId = null) : Act
{
    public override string Code => "keys.rotate";
    public override Roles AllowedTo => Roles.Administrator | Roles.Authoriser;
    public override StepUp StepUp => StepUp.OnceEnrolled;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var all = scope.Viewer.IsSecretariat && scope.Viewer.Has(Roles.Administrator);
        if (!all && (PartyId is null || PartyId != scope.Member.PartyId))
            return Refusal.NotYours;
        if (PartyId is not null && !await scope.Db.Set<Party>().AnyAsync(x => x.Id == PartyId))
            return Refusal.Unknown("partyId", PartyId);
        var keys = await scope
            .Db.Set<DataKey>()
            .Where(x => x.RetiredAt == null && (PartyId == null || x.PartyId == PartyId))
            .ToListAsync();
        if (keys.Count == 0)
            return Refusal.Rule("keys.none");
        foreach (var key in keys)
            key.RetiredAt = scope.Now;
        foreach (var owner in keys.Select(x => x.PartyId).Distinct())
            scope.Db.RenewKey(owner);
        var job = RotationJob.At(scope.Now, scope.Member.Id);
        scope.Db.Add(job);
        scope.BelongsTo(PartyId ?? scope.PartyId);
        return Outcome.Of(job.Id);
    }
}
