using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>Adds a need line, or replaces one.</summary>
/// <param name="NeedId">The line to replace; null adds one at the end.</param>
/// <param name="ExpectedVersion">The version of the line the member worked from.</param>
public sealed record SaveNeed(string RequestId, string? NeedId, NeedInput Need, Guid? ExpectedVersion = null)
    : Act
{
    public override string Code => "request.save-need";
    public override Roles AllowedTo => CaseAuthority.Writers;

    /// <summary>The key an imported file gave it.</summary>
    public string? ImportKey { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (await scope.WhyNotWrite(request) is { } refusal)
            return refusal;
        var stored = request.Needs.Find(x => x.Id == NeedId);
        if (NeedId is not null && stored is null)
            return Refusal.NotFound;
        if (stored is not null && CaseLoading.Stale(ExpectedVersion, stored.Version))
            return Refusal.ChangedMeanwhile;
        if (stored is null && request.Needs.Count >= RequestRules.MostNeeds)
            return Refusal.Rule(
                "request.too-many-needs",
                RequestRules.MostNeeds.ToString(CultureInfo.InvariantCulture)
            );
        var others = request.Needs.Where(x => x.Id != NeedId).Select(x => x.Id).ToList();
        var faults = NeedRules.Check(Need, scope.Taxonomies, others).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var need = stored ?? Add(scope, request);
        Need.ApplyTo(need);
        scope.NoteEditor(request);
        scope.Touch(request);
        return Outcome.Of(need.Id);
    }

    private Need Add(ActScope scope, Request request)
    {
        var need = new Need
        {
            Id = Ids.Need(),
            RequestId = request.Id,
            ImportKey = ImportKey,
            Line = request.Needs.Select(x => x.Line).DefaultIfEmpty().Max() + 1,
            Title = Need.Title,
            Kind = Need.Kind,
        };
        scope.Db.Add(need);
        return need;
    }
}
