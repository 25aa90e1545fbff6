using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Experts;

/// <summary>An expert keeps the own profile; a party or the secretariat enters or keeps the profiles of its people.</summary>
/// <param name="ExpertId">The entry to replace; null makes a new one for the member's party.</param>
public sealed record SaveExpert(string? ExpertId, ExpertInput Expert, Guid? ExpectedVersion = null) : Act
{
    public override string Code => "expert.save";
    public override Roles AllowedTo => Roles.Expert | Roles.Drafter | Roles.Authoriser | Roles.Broker;

    /// <summary>The key an imported file gave it.</summary>
    public string? ImportKey { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = Expert.Faults(scope.Taxonomies).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var stored = ExpertId is null ? null : await scope.OwnExpert(ExpertId);
        if (ExpertId is not null && stored is null)
            return Refusal.NotFound;
        if (ExpertId is null && scope.Member.PartyId is null)
            return Refusal.NotYours;
        if (stored is not null && CaseLoading.Stale(ExpectedVersion, stored.Version))
            return Refusal.ChangedMeanwhile;
        var expert = stored ?? Add(scope);
        Expert.ApplyTo(expert);
        expert.ChangedAt = scope.Now;
        return Outcome.Of(expert.Id);
    }

    private Expert Add(ActScope scope)
    {
        var expert = new Expert
        {
            Id = Ids.Expert(),
            ImportKey = ImportKey,
            Name = Expert.Name,
            PartyId = scope.Viewer.IsSecretariat ? null : scope.Member.PartyId,
        };
        scope.Db.Add(expert);
        return expert;
    }
}
