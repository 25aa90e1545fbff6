using Confero.Acts;
using Confero.Experts;
using Confero.Identity;
using Confero.Offers;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>A part of a package as a broker or a plan composes it: an offer, or an expert, for one need.</summary>
public sealed record Part(string NeedId, string? OfferId, string? ExpertId)
{
    public long? Quantity { get; init; }
    public string? Unit { get; init; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>What exactly is given and on what terms, in words both sides will agree to.</summary>
    public string? Terms { get; init; }
}

/// <summary>The secretariat composes a package for a case, by hand or from a plan. Nobody else sees it until it is proposed.</summary>
/// <param name="PackageId">The draft to replace; null makes a new one.</param>
public sealed record ComposePackage(
    string RequestId,
    IReadOnlyList<Part> Parts,
    string? Note = null,
    string? PackageId = null
) : Act
{
    public override string Code => "package.compose";
    public override Roles AllowedTo => Roles.Broker;

    /// <summary>The plan it was taken from.</summary>
    public string? PlanId { get; init; }

    /// <summary>Whether it shall be agreed as a whole or not at all.</summary>
    public bool AllOrNothing { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat || await scope.Case(RequestId) is not { } request)
            return Refusal.NotFound;
        if (request.Ended)
            return Refusal.Rule("package.case-ended");
        if (Parts.Count == 0)
            return Refusal.Rule("package.needs-a-part");
        var faults = await Faults(scope, request);
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var package = PackageId is null ? New(scope) : await scope.DraftPackage(PackageId, RequestId);
        if (package is null)
            return Refusal.NotFound;
        var offers = await Offers(scope);
        var experts = await Experts(scope);
        var parts = Parts.Select(part => Contribution(package, part, offers, experts)).ToList();
        var excess = await OfferLimits.Check(scope, parts, request.Needs);
        if (excess.Count > 0)
            return Outcome.Refused(excess);
        package.Note = Note;
        package.AllOrNothing = AllOrNothing;
        scope.Db.RemoveRange(package.Contributions);
        scope.Db.AddRange(parts);
        if (PackageId is not null)
            scope.Db.Entry(package).State = EntityState.Modified;
        return Outcome.Of(package.Id);
    }

    private Package New(ActScope scope)
    {
        var package = new Package
        {
            Id = Ids.Package(),
            RequestId = RequestId,
            PlanId = PlanId,
            CreatedAt = scope.Now,
        };
        scope.Db.Add(package);
        return package;
    }

    private async Task<List<Refusal>> Faults(ActScope scope, Request request)
    {
        var offers = await Offers(scope);
        var experts = await Experts(scope);
        var faults = new List<Refusal>();
        foreach (var part in Parts)
        {
            if (!request.Needs.Exists(x => x.Id == part.NeedId))
                faults.Add(Refusal.Unknown("needId", part.NeedId));
            if ((part.OfferId is null) == (part.ExpertId is null))
                faults.Add(Refusal.Missing("offerId"));
            if (
                part.OfferId is not null
                && !(offers.TryGetValue(part.OfferId, out var offer) && offer.StandsOn(scope.Today))
            )
                faults.Add(Refusal.Unknown("offerId", part.OfferId));
            if (
                part.ExpertId is not null
                && !(experts.TryGetValue(part.ExpertId, out var expert) && expert.LeftAt is null)
            )
                faults.Add(Refusal.Unknown("expertId", part.ExpertId));
            if (part.Quantity is <= 0 || part.Amount is <= 0)
                faults.Add(Refusal.Invalid("input.must-be-positive", "quantity"));
            if (part.From > part.To)
                faults.Add(Refusal.Invalid("input.ends-before-start", "to"));
            if (part.Terms?.Length > AgreedText.Most)
                faults.Add(Refusal.TooLong("terms", AgreedText.Most));
            if (part.Amount is not null && part.Currency is null)
                faults.Add(Refusal.Missing("currency"));
        }
        return faults;
    }

    private Task<Dictionary<string, Offer>> Offers(ActScope scope)
    {
        var ids = Parts.Select(x => x.OfferId).OfType<string>().ToList();
        return scope.Db.Set<Offer>().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
    }

    private Task<Dictionary<string, Expert>> Experts(ActScope scope)
    {
        var ids = Parts.Select(x => x.ExpertId).OfType<string>().ToList();
        return scope.Db.Set<Expert>().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
    }

    private static Contribution Contribution(
        Package package,
        Part part,
        Dictionary<string, Offer> offers,
        Dictionary<string, Expert> experts
    ) =>
        new()
        {
            Id = Ids.Contribution(),
            PackageId = package.Id,
            RequestId = package.RequestId,
            NeedId = part.NeedId,
            OfferId = part.OfferId,
            ExpertId = part.ExpertId,
            ProviderId = part.OfferId is not null
                ? offers[part.OfferId].PartyId
                : experts[part.ExpertId!].PartyId,
            Quantity = part.Quantity,
            Unit = part.Unit,
            Amount = part.Amount,
            Currency = part.Currency,
            From = part.From,
            To = part.To,
            Terms = part.Terms,
        };
}
