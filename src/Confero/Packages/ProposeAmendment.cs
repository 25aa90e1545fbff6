using Confero.Acts;
using Confero.Delivery;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>One side of an agreed contribution proposes to change what was agreed. Nothing changes until both accepted it.</summary>
public sealed record ProposeAmendment(string ContributionId, AgreedText Text, string Reason) : Act
{
    private const int MostReason = 4_000;

    public override string Code => "amendment.propose";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || scope.SideOf(found) is not { } side)
            return Refusal.NotFound;
        var (contribution, _, request) = found;
        if (!contribution.BothConsented)
            return Refusal.Rule("amendment.nothing-agreed");
        if (request.Ended || contribution.SettledAt is not null)
            return Refusal.Rule("package.case-ended");
        var faults = Text.Faults(contribution).ToList();
        if (string.IsNullOrWhiteSpace(Reason))
            faults.Add(Refusal.Missing("reason"));
        else if (Reason.Length > MostReason)
            faults.Add(Refusal.TooLong("reason", MostReason));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var before = AgreedText.Of(contribution);
        if (before == Text)
            return Refusal.Rule("amendment.changes-nothing");
        var earlier = await scope
            .Db.Set<Amendment>()
            .Where(x => x.ContributionId == contribution.Id)
            .ToListAsync();
        if (earlier.Exists(x => x.Open))
            return Refusal.Rule("amendment.one-at-a-time");
        var amendment = new Amendment
        {
            Id = Ids.Amendment(),
            ContributionId = contribution.Id,
            Number = earlier.Count + 1,
            Before = before,
            After = Text,
            Reason = Reason.Trim(),
            ProposedBy = side,
            MemberId = scope.Member.Id,
            At = scope.Now,
        };
        scope.Db.Add(amendment);
        await scope.TellSides(found, "notice.delivery-amendment");
        return Outcome.Of(amendment.Id);
    }
}
