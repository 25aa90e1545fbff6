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

/// <summary>An expert leaves the roster, or the sending party takes the person off. Work agreed before goes on.</summary>
public sealed record LeaveRoster(string ExpertId) : Act
{
    public override string Code => "expert.leave";
    public override Roles AllowedTo => Roles.Expert | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnExpert(ExpertId) is not { } expert)
            return Refusal.NotFound;
        expert.LeftAt ??= scope.Now;
        return Outcome.Of(expert.Id);
    }
}

/// <summary>How acts get at roster entries the member may keep.</summary>
internal static class ExpertLoading
{
    public static async Task<Expert?> OwnExpert(this ActScope scope, string expertId)
    {
        var expert = await scope.Db.Set<Expert>().SingleOrDefaultAsync(x => x.Id == expertId);
        return expert is not null && Keeps(scope, expert) ? expert : null;
    }

    private static bool Keeps(ActScope scope, Expert expert) =>
        expert.Id == scope.Member.ExpertId
        || (
            expert.PartyId is not null
            && expert.PartyId == scope.Member.PartyId
            && scope.Viewer.Has(Roles.Drafter | Roles.Authoriser)
        )
        || (
            expert.PartyId is null
            && scope.Viewer is { IsSecretariat: true }
            && scope.Viewer.Has(Roles.Broker)
        );
}
