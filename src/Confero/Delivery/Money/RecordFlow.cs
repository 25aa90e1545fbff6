using Confero.Acts;
using Confero.Identity;
using Confero.Matching;
using Confero.Parties;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery.Money;

/// <summary>All that is said of a flow.</summary>
public sealed record FlowInput
{
    public required FlowStatus Status { get; init; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>The party whose money it is, where the secretariat writes down what a party told it; else the member's own.</summary>
    public string? FromId { get; init; }
    public string? ToId { get; init; }
    public FlowEarmark Earmark { get; init; }
    public string? EarmarkCode { get; init; }
    public string? RequestId { get; init; }
    public string? ParentId { get; init; }
    public FlowRelation? Relation { get; init; }

    /// <summary>US dollars for one unit of the currency, as the party's own books have it; null takes the planning rate.</summary>
    public decimal? Rate { get; init; }
    public DateOnly? RateOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>A party writes down a pledge, a commitment or a payment of its own; the secretariat one that it was told of.</summary>
public sealed record RecordFlow(FlowInput Flow) : Act
{
    public override string Code => "flow.record";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = FlowRules.Faults(Flow, scope).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var from = scope.Viewer.IsSecretariat ? Flow.FromId : scope.PartyId;
        if (from is null or Party.Secretariat || !await Exists(scope, from))
            return Refusal.Unknown("fromId", Flow.FromId ?? "");
        var parent = await Parent(scope);
        if (Flow.ParentId is not null && parent is null)
            return Refusal.Unknown("parentId", Flow.ParentId);
        var request = await Served(scope, parent);
        if (Flow.RequestId is not null && request is null)
            return Refusal.Unknown("requestId", Flow.RequestId);
        if (request is not null && !await FlowRules.TakesPart(scope, request, from))
            return Refusal.Invalid("flow.not-part-of-case", "requestId");
        var to = Flow.ToId;
        if (Flow is { RequestId: not null, Status: not FlowStatus.Pledge })
            to ??= request!.PartyId;
        if (to is not null && (to == from || !await Exists(scope, to)))
            return Refusal.Unknown("toId", to);
        var flow = Make(scope, from, to, request?.Id);
        if (parent is not null && await FlowRules.Below(scope, parent, flow) is { } refusal)
            return refusal;
        scope.Db.Add(flow);
        await Tell(scope, flow, request);
        return Outcome.Of(flow.Id);
    }

    private Flow Make(ActScope scope, string from, string? to, string? requestId)
    {
        var planning = PlanningRates.Load();
        return new Flow
        {
            Id = Ids.Flow(),
            Status = Flow.Status,
            FromId = from,
            ToId = to,
            Earmark = requestId is not null ? FlowEarmark.Case : Flow.Earmark,
            EarmarkCode =
                requestId is not null || Flow.Earmark == FlowEarmark.Untied ? null : Flow.EarmarkCode,
            RequestId = requestId,
            Amount = Flow.Amount,
            Currency = Flow.Currency,
            Rate = Flow.Rate ?? planning.Dollars(Flow.Currency),
            RateOn = Flow.Rate is not null ? Flow.RateOn : planning.AsOf,
            OwnRate = Flow.Rate is not null,
            On = Flow.On,
            ParentId = Flow.ParentId,
            Relation = Flow.ParentId is null ? null : Flow.Relation,
            Note = Flow.Note,
            MemberId = scope.Member.Id,
            At = scope.Now,
        };
    }

    /// <summary>
    /// The case it serves: one the member may know, or that of the flow above, which a party that passes money on need not
    /// know.
    /// </summary>
    private async Task<Request?> Served(ActScope scope, Flow? parent)
    {
        if (Flow.RequestId is not null)
            return await scope.Case(Flow.RequestId);
        if (parent?.RequestId is not { } inherited)
            return null;
        var request = await scope.Db.Set<Request>().SingleAsync(x => x.Id == inherited);
        scope.BelongsTo(request.Id, request.PartyId);
        return request;
    }

    /// <summary>The flow above, if the member's party is part of it.</summary>
    private async Task<Flow?> Parent(ActScope scope)
    {
        var parent = await scope.Db.Set<Flow>().SingleOrDefaultAsync(x => x.Id == Flow.ParentId);
        var own =
            scope.Viewer.IsSecretariat || parent?.FromId == scope.PartyId || parent?.ToId == scope.PartyId;
        return own ? parent : null;
    }

    private static Task<bool> Exists(ActScope scope, string party) =>
        scope.Db.Set<Party>().AnyAsync(x => x.Id == party && x.Id != Party.Secretariat);

    private static async Task Tell(ActScope scope, Flow flow, Request? request)
    {
        var concerned = new[] { flow.ToId, request?.PartyId }.OfType<string>().Where(x => x != flow.FromId);
        foreach (var party in concerned.Distinct())
            await scope.Notify(party, Roles.Drafter | Roles.Authoriser, "notice.delivery-flow", flow.Id);
    }
}
