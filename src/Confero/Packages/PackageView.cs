using Confero.Delivery;
using Confero.Requests;

namespace Confero.Packages;

/// <summary>A package as one viewer may see it.</summary>
public sealed record PackageView(
    string Id,
    string RequestId,
    PackageState State,
    string? Note,
    bool AllOrNothing,
    string? PlanId,
    DateTimeOffset? ProposedAt,
    IReadOnlyList<ContributionView> Contributions
);

/// <summary>
/// A contribution as one side may see it. The other side's answer and name are there only once both said yes, or where
/// they could be seen anyway; a refusal of the other side looks like no answer yet.
/// </summary>
public sealed record ContributionView
{
    public required string Id { get; init; }
    public required string PackageId { get; init; }

    /// <summary>The case, if the viewer may know it.</summary>
    public string? RequestId { get; init; }
    public required string NeedId { get; init; }

    /// <summary>What the line asks for.</summary>
    public required NeedCard Need { get; init; }

    /// <summary>The requesting State, if the viewer may know it.</summary>
    public string? StateId { get; init; }

    /// <summary>The offer and its title, if the viewer may know them.</summary>
    public string? OfferId { get; init; }
    public string? OfferTitle { get; init; }
    public string? OfferSort { get; init; }

    /// <summary>The provider or the expert's name, if the viewer may know them.</summary>
    public string? ProviderId { get; init; }
    public string? ExpertName { get; init; }
    public required bool ByExpert { get; init; }
    public long? Quantity { get; init; }
    public string? Unit { get; init; }
    public long? Amount { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>What exactly is given and on what terms.</summary>
    public string? Terms { get; init; }

    /// <summary>Conditions of the provider, lead time, price of a unit and the share of it that the State bears; where the offer may be seen.</summary>
    public string? Conditions { get; init; }
    public int? LeadDays { get; init; }
    public long? UnitPrice { get; init; }
    public string? PriceCurrency { get; init; }
    public int? CostSharePercent { get; init; }

    /// <summary>The viewer's own side's answer and reason.</summary>
    public required Answer OwnAnswer { get; init; }
    public string? OwnReason { get; init; }

    /// <summary>Where it stands, as far as the viewer may know.</summary>
    public required ContributionState State { get; init; }

    /// <summary>Whether the proposal is still open for an answer.</summary>
    public required bool Open { get; init; }
    public IReadOnlyList<DeliveryStatement> Deliveries { get; init; } = [];

    /// <summary>Why the State closed the delivery although the sides differ or part of it is missing.</summary>
    public string? SettledReason { get; init; }
}

/// <summary>A need without a word that tells whose it is.</summary>
/// <param name="Region">M49 code of a region of many States, never the State.</param>
public sealed record NeedCard(
    string Id,
    string Kind,
    string? Stage,
    string? Item,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Competence> Competences,
    string Scale,
    string? Region,
    DateOnly? From,
    DateOnly? To,
    int Urgency,
    string? Title
);
