using Confero.Acts;
using Confero.Identity;
using Confero.Packages;

namespace Confero.Delivery;

/// <summary>What a member states of a delivery.</summary>
/// <param name="Quantity">In the unit of the contribution; for money in minor units of its currency.</param>
/// <param name="On">The day it happened.</param>
public sealed record DeliveryInput(long Quantity, DateOnly On, string? Note = null, string? Evidence = null)
{
    private const int MostText = 4_000;

    /// <param name="correction">Whether nought is an answer too.</param>
    internal IEnumerable<Refusal> Faults(DateOnly today, bool correction = false)
    {
        if (Quantity < 0 || (Quantity == 0 && !correction))
            yield return Refusal.Invalid("input.must-be-positive", "quantity");
        if (On > today)
            yield return Refusal.Invalid("delivery.in-the-future", "on");
        if (Note?.Length > MostText)
            yield return Refusal.TooLong("note", MostText);
        if (Evidence?.Length > MostText)
            yield return Refusal.TooLong("evidence", MostText);
    }

    internal DeliveryStatement By(
        ActScope scope,
        Contribution contribution,
        DeliverySide side,
        string? corrects = null
    ) =>
        new()
        {
            Id = Ids.Row(),
            ContributionId = contribution.Id,
            Side = side,
            Quantity = Quantity,
            On = On,
            Note = Note,
            Evidence = Evidence,
            CorrectsId = corrects,
            MemberId = scope.Member.Id,
            At = scope.Now,
        };
}

/// <summary>The provider states that something was delivered.</summary>
public sealed record StateDelivered(string ContributionId, DeliveryInput Delivery) : Act
{
    public override string Code => "delivery.state-delivered";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Provides(found.Contribution))
            return Refusal.NotFound;
        if (
            found.Contribution.CommittedAt is null
            || found.Contribution.SettledAt is not null
            || found.Request.Ended
        )
            return Refusal.Rule("delivery.not-in-delivery");
        var faults = Delivery.Faults(scope.Today).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        scope.Db.Add(Delivery.By(scope, found.Contribution, DeliverySide.Provider));
        await scope.Notify(
            found.Request.PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.delivered",
            found.Request.Id
        );
        return Outcome.Of(found.Contribution.Id);
    }
}
