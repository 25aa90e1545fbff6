using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests.Erasing;

/// <summary>Any authoriser of the State stops an erasure that has not been confirmed.</summary>
public sealed record WithdrawErasure(string ErasureId) : Act
{
    public override string Code => "erasure.withdraw";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if ((await scope.Erasures()).Find(x => x.Id == ErasureId) is not { } erasure)
            return Refusal.NotFound;
        if (!erasure.OpenAt(scope.Now))
            return Refusal.Rule("erasure.over");
        erasure.WithdrawnAt = scope.Now;
        scope.BelongsTo(erasure.PartyId);
        return Outcome.Of(erasure.Id);
    }
}
