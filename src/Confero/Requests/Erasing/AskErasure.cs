using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests.Erasing;

/// <summary>An authoriser asks that all confidential content of the own State be destroyed. Nothing happens before another agrees.</summary>
public sealed record AskErasure : Act
{
    public override string Code => "erasure.ask";
    public override Roles AllowedTo => Roles.Authoriser;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!await scope.ActsForState())
            return Refusal.NotYours;
        if (await scope.RunningCases() is > 0 and var running)
            return Refusal.Rule("erasure.cases-run", running.ToString(CultureInfo.InvariantCulture));
        if ((await scope.Erasures()).Exists(x => x.OpenAt(scope.Now)))
            return Refusal.Rule("erasure.asked-already");
        var erasure = new Erasure
        {
            Id = Ids.Erasure(),
            PartyId = scope.PartyId,
            AskedBy = scope.Member.Id,
            AskedAt = scope.Now,
        };
        scope.Db.Add(erasure);
        scope.BelongsTo(scope.PartyId);
        await scope.Notify(scope.PartyId, Roles.Authoriser, "notice.decision-erasure", erasure.Id);
        return Outcome.Of(erasure.Id);
    }
}
