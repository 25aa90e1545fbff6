namespace Confero.Matching.Model;

/// <summary>
/// Everything the engine knows: the States, their open requests and what is on offer, at one moment.
/// Rules that hold for every part of it: an empty list means "no restriction"; a missing quantity of an offer means
/// "not limited"; money is in whole minor units of <see cref="Currency"/>, already converted by the caller.
/// </summary>
public sealed record MatchingInput
{
    /// <summary>The day from which the plan looks ahead.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The one currency of all money in this input, ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Facts of the requesting States. A State without an entry has no region and is in no group.</summary>
    public IReadOnlyList<StateFacts> States { get; init; } = [];

    /// <summary>Requests with at least one open need.</summary>
    public IReadOnlyList<RequestCase> Requests { get; init; } = [];

    /// <summary>What providers and experts can give.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>Pairs that must not be matched, for reasons recorded elsewhere (a refusal, an instruction).</summary>
    public IReadOnlyList<ForbiddenPair> Forbidden { get; init; } = [];

    /// <summary>Pairs that stand: a plan that serves the need must use these offers for it and no others of their role.</summary>
    public IReadOnlyList<LockedPair> Locked { get; init; } = [];
}

/// <summary>What the engine must know about a requesting State.</summary>
public sealed record StateFacts
{
    /// <summary>ISO 3166-1 alpha-3, user-assigned for invented States.</summary>
    public required string Code { get; init; }

    /// <summary>M49 codes of every region that contains the State, narrowest first.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether it is a least developed country.</summary>
    public bool LeastDeveloped { get; init; }

    /// <summary>Whether it is a landlocked developing country.</summary>
    public bool Landlocked { get; init; }

    /// <summary>Whether it is a small island developing State.</summary>
    public bool SmallIsland { get; init; }
}

/// <summary>One national case with its need lines.</summary>
public sealed record RequestCase
{
    /// <summary>Unique in the input.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the requesting State.</summary>
    public required string State { get; init; }

    /// <summary>The most distinct partners the State wants in one package; the policy's limit where absent.</summary>
    public int? MaxPartners { get; init; }

    /// <summary>Its need lines.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }
}

/// <summary>A need and an offer that must not be matched.</summary>
public sealed record ForbiddenPair(string NeedId, string OfferId);

/// <summary>A need and an offer that stand together and must not be changed by a new plan.</summary>
public sealed record LockedPair(string NeedId, string OfferId);
