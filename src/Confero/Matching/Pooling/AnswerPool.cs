using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching.Pooling;

/// <summary>
/// A State's authoriser agrees to meet a need together with neighbours it does not know, or declines. Agreeing is a
/// recorded consent: once all have agreed, and not before, each learns the names, lines, quantities and days of the others.
/// </summary>
public sealed record AnswerPool(string PartId, bool Accepts) : Act
{
    public override string Code => "pool.answer";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var part = await scope
            .Db.Set<PoolPart>()
            .SingleOrDefaultAsync(x => x.Id == PartId && x.PartyId == scope.Member.PartyId);
        if (part is null || await scope.OwnCase(part.RequestId) is null)
            return Refusal.NotFound;
        var pool = await scope.Db.Set<Pool>().Include(x => x.Parts).SingleAsync(x => x.Id == part.PoolId);
        var timeOver = PoolRules.EndsAt(pool.ProposedAt) <= scope.Now;
        if (!PoolRules.MayAnswer(part.Answer, pool.FormedAt is not null, timeOver))
            return Refusal.Rule(
                part.Answer == Answer.None ? "contribution.time-over" : "contribution.already-answered"
            );
        (part.Answer, part.AnsweredAt) = (Accepts ? Answer.Accepted : Answer.Declined, scope.Now);
        if (Accepts)
            scope.Consent(part.RequestId, ConsentScopes.Pool, part.Id);
        if (PoolRules.Forms([.. pool.Parts.Select(x => x.Answer)], pool.TakenBackAt is not null, timeOver))
            await Form(scope, pool);
        await scope.Notify(Parties.Party.Secretariat, Roles.Broker, "notice.pool-answered", pool.Id);
        return Outcome.Of(part.Id);
    }

    private static async Task Form(ActScope scope, Pool pool)
    {
        pool.FormedAt = scope.Now;
        foreach (var other in pool.Parts)
            await scope.Notify(
                other.PartyId,
                Roles.Drafter | Roles.Authoriser,
                "notice.pool-formed",
                other.Id
            );
    }
}
