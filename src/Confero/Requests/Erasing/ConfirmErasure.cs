using Confero.Acts;
using Confero.Assessments;
using Confero.Identity;
using Confero.Matching;
using Confero.Offers;
using Confero.Parties;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests.Erasing;

/// <summary>
/// A second authoriser agrees, and the State's keys are destroyed: what they sealed can never be read again, by anybody. The
/// acts, their dates and their commitments in the record stay.
/// </summary>
public sealed record ConfirmErasure(string ErasureId) : Act
{
    public override string Code => "erasure.confirm";
    public override Roles AllowedTo => Roles.Authoriser;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if ((await scope.Erasures()).Find(x => x.Id == ErasureId) is not { } erasure)
            return Refusal.NotFound;
        if (!erasure.OpenAt(scope.Now))
            return Refusal.Rule("erasure.over");
        if (await scope.IsSamePerson(erasure.AskedBy))
            return Refusal.Rule("erasure.needs-second-person");
        if (await scope.RunningCases() is > 0 and var running)
            return Refusal.Rule("erasure.cases-run", running.ToString(CultureInfo.InvariantCulture));
        (erasure.ConfirmedBy, erasure.ConfirmedAt) = (scope.Member.Id, scope.Now);
        var party = erasure.PartyId;
        await RemoveFromPlans(scope, party);
        await EndWhatIsOpen(scope, party);
        await ForgetDoneActs(scope, party);
        var keys = await scope
            .Db.Set<DataKey>()
            .Where(x => x.PartyId == party && x.DestroyedAt == null)
            .ToListAsync();
        foreach (var key in keys)
            key.Destroy(scope.Now, erased: true);
        // This very act is recorded under a new key, and so is what the State may write from now on.
        scope.Db.RenewKey(party);
        scope.BelongsTo(party);
        await scope.Notify(party, Roles.Authoriser | Roles.Drafter, "notice.erased", erasure.Id);
        return Outcome.Of(erasure.Id);
    }

    /// <summary>Plans were made from needs of several States and rest under the secretariat's key; those with this State's go.</summary>
    private static async Task RemoveFromPlans(ActScope scope, string party)
    {
        var requests = await scope
            .Db.Set<Request>()
            .Where(x => x.PartyId == party)
            .Select(x => x.Id)
            .ToListAsync();
        foreach (var plan in await scope.Db.Set<PlanRun>().ToListAsync())
            if (requests.Exists(x => plan.Input.Contains(x, StringComparison.Ordinal)))
                scope.Db.Remove(plan);
    }

    /// <summary>What the State's people did under an idempotency key is known by keyed hashes of its words; they go too.</summary>
    private static async Task ForgetDoneActs(ActScope scope, string party)
    {
        var people = scope.Db.Set<Member>().Where(x => x.PartyId == party).Select(x => x.Id);
        await scope.Db.Set<DoneAct>().Where(x => people.Contains(x.MemberId)).ExecuteDeleteAsync();
    }

    private static async Task EndWhatIsOpen(ActScope scope, string party)
    {
        await scope
            .Db.Set<Assessment>()
            .Where(x =>
                x.PartyId == party && (x.State == AssessmentState.Open || x.State == AssessmentState.InReview)
            )
            .ExecuteUpdateAsync(x => x.SetProperty(a => a.State, AssessmentState.Discarded));
        await scope
            .Db.Set<Offer>()
            .Where(x => x.PartyId == party && x.WithdrawnAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(o => o.WithdrawnAt, scope.Now));
        await scope
            .Db.Set<Site>()
            .Where(x => x.PartyId == party)
            .ExecuteUpdateAsync(x => x.SetProperty(s => s.Retired, true));
    }
}
