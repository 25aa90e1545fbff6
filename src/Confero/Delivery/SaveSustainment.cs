using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>The State says how it keeps up what it is about to accept. Without it, it cannot agree.</summary>
/// <param name="YearlyCost">Minor units of <paramref name="Currency"/>.</param>
public sealed record SaveSustainment(
    string RequestId,
    string RunningCosts,
    string SpareParts,
    string RefresherTraining,
    string Responsible,
    long? YearlyCost = null,
    string? Currency = null
) : Act
{
    private const int MostText = 4_000;

    public override string Code => "delivery.save-sustainment";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (request.Ended)
            return Refusal.Rule("package.case-ended");
        var faults = Faults(scope).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var plan = await scope.Db.Set<SustainmentPlan>().SingleOrDefaultAsync(x => x.RequestId == RequestId);
        if (plan is null)
            scope.Db.Add(plan = Empty(scope));
        (plan.RunningCosts, plan.SpareParts) = (RunningCosts.Trim(), SpareParts.Trim());
        (plan.RefresherTraining, plan.Responsible) = (RefresherTraining.Trim(), Responsible.Trim());
        (plan.YearlyCost, plan.Currency) = (YearlyCost, YearlyCost is null ? null : Currency);
        (plan.MemberId, plan.At) = (scope.Member.Id, scope.Now);
        return Outcome.Of(RequestId);
    }

    private SustainmentPlan Empty(ActScope scope) =>
        new()
        {
            RequestId = RequestId,
            RunningCosts = "",
            SpareParts = "",
            RefresherTraining = "",
            Responsible = "",
            MemberId = scope.Member.Id,
        };

    private IEnumerable<Refusal> Faults(ActScope scope)
    {
        foreach (
            var (field, text) in new[]
            {
                ("runningCosts", RunningCosts),
                ("spareParts", SpareParts),
                ("refresherTraining", RefresherTraining),
                ("responsible", Responsible),
            }
        )
            if (string.IsNullOrWhiteSpace(text))
                yield return Refusal.Missing(field);
            else if (text.Length > MostText)
                yield return Refusal.TooLong(field, MostText);
        if (YearlyCost < 0)
            yield return Refusal.Invalid("input.must-be-positive", "yearlyCost");
        if (YearlyCost is not null && scope.Taxonomies.Find("currencies", Currency ?? "") is null)
            yield return Refusal.Unknown("currency", Currency ?? "");
    }
}
