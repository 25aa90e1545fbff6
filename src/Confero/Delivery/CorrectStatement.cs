using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>A side corrects a statement of its own by a new one; the old one stays on record. Nought says that it never happened.</summary>
/// <param name="StatementId">The statement that was wrong.</param>
public sealed record CorrectStatement(string StatementId, DeliveryInput Delivery) : Act
{
    public override string Code => "delivery.correct";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var wrong = await scope.Db.Set<DeliveryStatement>().SingleOrDefaultAsync(x => x.Id == StatementId);
        if (
            wrong is null
            || await scope.Contribution(wrong.ContributionId) is not { } found
            || scope.SideOf(found) != wrong.Side
        )
            return Refusal.NotFound;
        if (found.Request.Ended || found.Contribution.SettledAt is not null)
            return Refusal.Rule("delivery.not-in-delivery");
        if (found.Contribution.Deliveries.Exists(x => x.CorrectsId == wrong.Id))
            return Refusal.Rule("delivery.already-corrected");
        var faults = Delivery.Faults(scope.Today, correction: true).ToList();
        if (string.IsNullOrWhiteSpace(Delivery.Note))
            faults.Add(Refusal.Missing("note"));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        found.Contribution.VerifiedAt = null;
        scope.Db.Add(Delivery.By(scope, found.Contribution, wrong.Side, wrong.Id));
        await scope.TellSides(found, "notice.delivery-corrected");
        return Outcome.Of(found.Contribution.Id);
    }
}
