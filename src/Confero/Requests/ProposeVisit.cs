using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>
/// The secretariat, or a provider whom the State knows, asks to come. Nothing is arranged by it: the visit waits for the
/// State's consent, however long.
/// </summary>
public sealed record ProposeVisit(string RequestId, string Purpose, DateOnly From, DateOnly To, int People)
    : Act
{
    private const int MostPurpose = 2_000;
    private const int MostPeople = 50;

    public override string Code => "visit.propose";
    public override Roles AllowedTo => Roles.Broker | Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Case(RequestId) is not { } request)
            return Refusal.NotFound;
        if (!scope.Viewer.IsSecretariat && !request.Introduced.Contains(scope.PartyId))
            return Refusal.Rule("visit.only-whom-the-state-knows");
        if (request.Ended)
            return Refusal.Rule("visit.case-ended");
        var faults = Faults(scope).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var visit = new Visit
        {
            Id = Ids.Visit(),
            RequestId = request.Id,
            VisitorId = scope.PartyId,
            Purpose = Purpose.Trim(),
            From = From,
            To = To,
            People = People,
            ProposedBy = scope.Member.Id,
            ProposedAt = scope.Now,
        };
        scope.Db.Add(visit);
        await scope.Notify(request.PartyId, Roles.Authoriser, "notice.decision-visit", request.Id);
        return Outcome.Of(visit.Id);
    }

    private IEnumerable<Refusal> Faults(ActScope scope)
    {
        if (string.IsNullOrWhiteSpace(Purpose))
            yield return Refusal.Missing("purpose");
        else if (Purpose.Length > MostPurpose)
            yield return Refusal.TooLong("purpose", MostPurpose);
        if (From < scope.Today)
            yield return Refusal.Invalid("visit.in-the-past", "from");
        if (To < From)
            yield return Refusal.Invalid("visit.ends-before-it-begins", "to");
        if (People is < 1 or > MostPeople)
            yield return Refusal.Invalid("visit.people", "people", $"{MostPeople}");
    }
}
