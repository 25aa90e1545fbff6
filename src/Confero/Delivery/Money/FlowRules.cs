using Confero.Acts;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery.Money;

/// <summary>What must hold of a flow before it is recorded.</summary>
internal static class FlowRules
{
    private const int MostText = 4_000;

    public static IEnumerable<Refusal> Faults(FlowInput input, ActScope scope)
    {
        if (input.Amount <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "amount");
        if (scope.Taxonomies.Find("currencies", input.Currency) is null)
            yield return Refusal.Unknown("currency", input.Currency);
        if (input.On > scope.Today)
            yield return Refusal.Invalid("flow.in-the-future", "on");
        if (input.Rate is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "rate");
        if (input.Rate is not null && input.RateOn is null)
            yield return Refusal.Missing("rateOn");
        if (input.Note?.Length > MostText)
            yield return Refusal.TooLong("note", MostText);
        if (input.ParentId is not null && input.Relation is null)
            yield return Refusal.Missing("relation");
        if (input.Status == FlowStatus.Payment && input.ToId is null && input.RequestId is null)
            yield return Refusal.Missing("toId");
        foreach (var fault in Earmark(input, scope))
            yield return fault;
    }

    private static IEnumerable<Refusal> Earmark(FlowInput input, ActScope scope)
    {
        var taxonomy = input.Earmark switch
        {
            FlowEarmark.Theme => "stages",
            FlowEarmark.Region => "regions",
            _ => null,
        };
        if (input.Earmark == FlowEarmark.Case && input.RequestId is null && input.ParentId is null)
            yield return Refusal.Missing("requestId");
        if (input.Earmark == FlowEarmark.State && string.IsNullOrEmpty(input.EarmarkCode))
            yield return Refusal.Missing("earmarkCode");
        if (taxonomy is not null && !scope.Taxonomies.Has(taxonomy, input.EarmarkCode ?? ""))
            yield return Refusal.Unknown("earmarkCode", input.EarmarkCode ?? "");
    }

    /// <summary>Whether the flow may hang below its parent, and whether there is enough left of that.</summary>
    public static async Task<Refusal?> Below(ActScope scope, Flow parent, Flow flow)
    {
        if (parent.CancelledAt is not null)
            return Refusal.Invalid("flow.parent-cancelled", "parentId", parent.Id);
        var fits =
            flow.Relation == FlowRelation.PassesOn
                ? parent.ToId == flow.FromId
                    && parent.Status != FlowStatus.Pledge
                    && flow.Status != FlowStatus.Pledge
                : parent.FromId == flow.FromId && parent.Status < flow.Status;
        if (!fits)
            return Refusal.Invalid("flow.wrong-parent", "parentId", parent.Id);
        var siblings = await scope
            .Db.Set<Flow>()
            .Where(x => x.ParentId == parent.Id && x.Relation == flow.Relation && x.CancelledAt == null)
            .ToListAsync();
        CountedFlow Count(Flow x) => x.Counted(scope.Taxonomies.MinorUnits(x.Currency), null);
        var before = FlowTotals.Left(Count(parent), siblings.Select(Count));
        var after = FlowTotals.Left(Count(parent), siblings.Append(flow).Select(Count));
        if (before is null || after is null)
            return Refusal.Invalid("flow.rate-unknown", "rate", parent.Currency, flow.Currency);
        return after >= 0
            ? null
            : Refusal.Invalid(
                "flow.more-than-left",
                "amount",
                parent.Id,
                Text(scope, before.Value, parent.Currency),
                Text(scope, flow.Amount, flow.Currency)
            );
    }

    private static string Text(ActScope scope, long minor, string currency)
    {
        var digits = scope.Taxonomies.MinorUnits(currency);
        var units = minor / (decimal)Math.Pow(10, digits);
        return string.Create(CultureInfo.InvariantCulture, $"{currency} {units:0.##}");
    }

    /// <summary>Whether the party takes part in the case: as its State, introduced to it, or with money that came for it.</summary>
    public static async Task<bool> TakesPart(ActScope scope, Request request, string partyId) =>
        request.PartyId == partyId
        || request.Introduced.Contains(partyId)
        || await scope.Db.Set<Flow>().AnyAsync(x => x.RequestId == request.Id && x.ToId == partyId);
}
