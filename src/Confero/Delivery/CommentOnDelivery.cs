using Confero.Acts;
using Confero.Identity;
using Confero.Packages;

namespace Confero.Delivery;

/// <summary>One of those concerned says something about a delivery; all three read it.</summary>
public sealed record CommentOnDelivery(string ContributionId, string Text) : Act
{
    private const int MostText = 4_000;

    public override string Code => "delivery.comment";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found)
            return Refusal.NotFound;
        var side = scope.Viewer.IsSecretariat ? DeliverySide.Verifier : scope.SideOf(found);
        if (side is null)
            return Refusal.NotFound;
        if (found.Contribution.CommittedAt is null)
            return Refusal.Rule("delivery.not-in-delivery");
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Missing("text");
        if (Text.Length > MostText)
            return Refusal.TooLong("text", MostText);
        scope.Db.Add(
            new DeliveryComment
            {
                Id = Ids.Row(),
                ContributionId = ContributionId,
                Side = side.Value,
                Text = Text.Trim(),
                MemberId = scope.Member.Id,
                At = scope.Now,
            }
        );
        await scope.TellSides(found, "notice.delivery-comment");
        return Outcome.Of(ContributionId);
    }
}
