namespace Confero.Matching.Model;

/// <summary>What one provider or expert can give.</summary>
public sealed record Offer
{
    /// <summary>Unique in the input.</summary>
    public required string Id { get; init; }

    /// <summary>What is given.</summary>
    public required OfferSort Sort { get; init; }

    /// <summary>The party that gives it; for an expert on his or her own, the expert's id. One provider is one partner.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Kind of provider: state, regional-organisation, international-organisation, ngo, research-institute, company or expert.</summary>
    public string? ProviderKind { get; init; }

    /// <summary>Code of the State behind the provider, if there is one.</summary>
    public string? ProviderState { get; init; }

    /// <summary>Kinds of assistance it is earmarked for.</summary>
    public IReadOnlyList<AssistanceKind> Kinds { get; init; } = [];

    /// <summary>Life-cycle stages it is for.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>Objectives it is for.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Guideline modules it covers.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Subjects found in its free text, as codes of a thesaurus; they rank, they never decide.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Competences it brings. Unlike other lists, an empty one brings none.</summary>
    public IReadOnlyList<Competence> Competences { get; init; } = [];

    /// <summary>Working languages (BCP 47).</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>M49 codes of regions it may serve.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>States it is reserved for.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>States it must not serve.</summary>
    public IReadOnlyList<string> ExcludedRecipients { get; init; } = [];

    /// <summary>Whether kinds, stages, objectives, regions and recipients bind (true) or are a wish that costs score.</summary>
    public bool HardEarmark { get; init; } = true;

    /// <summary>Code of the material item or training kind.</summary>
    public string? Item { get; init; }

    /// <summary>How much in all, in <see cref="Unit"/>; absent means not limited.</summary>
    public long? Quantity { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>For a fund, the money in all, in minor units; absent means not limited.</summary>
    public long? Money { get; init; }

    /// <summary>For a fund, the least grant to one request, in minor units.</summary>
    public long? MinimumGrant { get; init; }

    /// <summary>For a fund, the largest grant to one request, in minor units.</summary>
    public long? MaximumGrant { get; init; }

    /// <summary>First day it can be used.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day it can be used.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Days between agreement and start.</summary>
    public int LeadDays { get; init; }

    /// <summary>The last day on which the offer stands without being re-affirmed.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Whether its conditions need the recipient's separate agreement.</summary>
    public bool HasConditions { get; init; }

    /// <summary>Share of the cost the recipient must bear, 0 to 100.</summary>
    public int CostSharePercent { get; init; }

    /// <summary>
    /// For a fund, the least share in percent, 0 to 100, of all money that a package takes from funds which must come from
    /// funds of other providers; 0 means that it pays alone if need be.
    /// </summary>
    public int CoFundingPercent { get; init; }

    /// <summary>Whether the provider brings the goods to the recipient.</summary>
    public bool Transport { get; init; }

    /// <summary>Whether equipment is at hand.</summary>
    public bool EquipmentReady { get; init; } = true;

    /// <summary>Whether people are at hand.</summary>
    public bool PeopleReady { get; init; } = true;

    /// <summary>Whether the provider pays its own way; if not, a need's cost estimate must come from a fund.</summary>
    public bool FundingReady { get; init; } = true;

    /// <summary>For people, the most working days in any twelve months; absent means not limited.</summary>
    public int? LoadLimitDays { get; init; }

    /// <summary>For people, working days on the way to a place of work; as many again back. Remote work needs none.</summary>
    public int TravelDays { get; init; }

    /// <summary>For people, the days on which they can work; empty means every day of the offer's window.</summary>
    public IReadOnlyList<DateRange> Availability { get; init; } = [];

    /// <summary>Nationalities of a person; nobody is sent to a State of their own nationality.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Codes of States and parties with whom there is a conflict of interest.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];
}

/// <summary>What an offer gives.</summary>
public enum OfferSort
{
    /// <summary>Money under earmarks.</summary>
    Fund,

    /// <summary>Goods.</summary>
    Material,

    /// <summary>Working days of a group that goes together.</summary>
    Team,

    /// <summary>Seats in a course.</summary>
    Training,

    /// <summary>Model law, standards, procedures.</summary>
    Normative,

    /// <summary>Support to institutions.</summary>
    Institutional,

    /// <summary>Working days of one person.</summary>
    Expert,
}
