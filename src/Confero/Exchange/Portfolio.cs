namespace Confero.Exchange;

/// <summary>
/// All needs and offers at one moment, as a file carries them (JSON, or the XLSX of the same layout).
/// Every row has a <c>Key</c> chosen by its author; importing the same key again updates, never duplicates.
/// Codes refer to the taxonomies under <c>data/taxonomies</c>; an empty list means "no restriction".
/// </summary>
public sealed record Portfolio
{
    /// <summary>The layout this file follows; readers refuse any other.</summary>
    public const string CurrentFormat = "confero-portfolio/1";

    /// <summary>Always <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>What this portfolio is, in a line.</summary>
    public string Title { get; init; } = "";

    /// <summary>True when the States in it are invented; every page then says so.</summary>
    public bool Fictional { get; init; }

    /// <summary>The day the facts were true.</summary>
    public DateOnly? AsOf { get; init; }

    public IReadOnlyList<PortfolioParty> Parties { get; init; } = [];
    public IReadOnlyList<PortfolioRequest> Requests { get; init; } = [];
    public IReadOnlyList<PortfolioNeed> Needs { get; init; } = [];
    public IReadOnlyList<PortfolioOffer> Offers { get; init; } = [];
    public IReadOnlyList<PortfolioExpert> Experts { get; init; } = [];
}

/// <summary>A State or organisation that takes part.</summary>
public sealed record PortfolioParty
{
    /// <summary>Alpha-3 code of a State (user-assigned for invented States), or a short code of an organisation.</summary>
    public required string Key { get; init; }

    /// <summary>state, regional-organisation, international-organisation, ngo, research-institute or company.</summary>
    public required string Kind { get; init; }

    /// <summary>Names by language tag; <c>en</c> is required.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>M49 code of the region of a State.</summary>
    public string? Region { get; init; }

    /// <summary>Any of ldc, lldc, sids.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Working languages, BCP 47.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>One national case.</summary>
public sealed record PortfolioRequest
{
    public required string Key { get; init; }
    public required string Party { get; init; }

    /// <summary>The language its texts are written in, BCP 47.</summary>
    public required string Language { get; init; }
    public required string Title { get; init; }

    /// <summary>Code of the process definition the case follows.</summary>
    public string Process { get; init; } = "confero-standard";

    /// <summary>State of the process to place a demonstration case in; an import by a person always starts a draft.</summary>
    public string? State { get; init; }

    public string? Summary { get; init; }
    public string? Context { get; init; }
    public string? Place { get; init; }
    public string? Scale { get; init; }
    public string? Condition { get; init; }
    public string? Contacts { get; init; }
    public string? Money { get; init; }

    /// <summary>The separately written text for the public; nothing else of a request ever becomes public.</summary>
    public string? PublicText { get; init; }

    /// <summary>Disclosure class (A to E) by section; absent sections are B.</summary>
    public IReadOnlyDictionary<string, string> Visibility { get; init; } = new Dictionary<string, string>();

    /// <summary>Handling marking kept verbatim beside the classes.</summary>
    public string? Marking { get; init; }

    /// <summary>Whether providers may see an anonymous card of its needs.</summary>
    public bool BlindMatching { get; init; }
}

/// <summary>One need line.</summary>
public sealed record PortfolioNeed
{
    public required string Key { get; init; }
    public required string Request { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>normative, institutional, technical, material or financial.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the life-cycle stage.</summary>
    public string? Stage { get; init; }
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Guideline modules by number, for example 02.20.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Competences needed, each with the least level, 1 (awareness) to 4 (expert).</summary>
    public IReadOnlyList<PortfolioCompetence> Competences { get; init; } = [];

    /// <summary>Languages any one of which will do.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Code of the material item or training kind, where the need is one.</summary>
    public string? Item { get; init; }
    public long? Quantity { get; init; }
    public string? Unit { get; init; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    public long? Budget { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>1 routine, 2 important, 3 urgent, 4 critical.</summary>
    public int Urgency { get; init; } = 2;
    public string? UrgencyReason { get; init; }
    public IReadOnlyList<PortfolioPrerequisite> Prerequisites { get; init; } = [];
    public bool Mandatory { get; init; } = true;
    public bool Divisible { get; init; }
    public long? MinimumUseful { get; init; }

    /// <summary>Whether people may work from where they are, so that nobody travels.</summary>
    public bool Remote { get; init; }
    public int? MaxPartners { get; init; }
    public IReadOnlyList<string> ExcludedProviderKinds { get; init; } = [];
    public IReadOnlyList<string> PreferredProviderKinds { get; init; } = [];
    public string? OwnContribution { get; init; }
    public string? Sustainment { get; init; }
}

/// <summary>A competence with a level, 1 (awareness) to 4 (expert), and for a person how long it is valid.</summary>
public sealed record PortfolioCompetence(string Code, int Level = 2, DateOnly? ValidUntil = null);

/// <summary>How a need depends on another of the same request: before, together or instead-of.</summary>
public sealed record PortfolioPrerequisite(string Need, string Relation = "before");

/// <summary>What a provider can give.</summary>
public sealed record PortfolioOffer
{
    public required string Key { get; init; }
    public required string Party { get; init; }

    /// <summary>fund, material, team, training, normative or institutional.</summary>
    public required string Sort { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string Language { get; init; } = "en";

    /// <summary>Kinds of assistance a fund is earmarked for; other sorts imply their kind.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Stages { get; init; } = [];
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Modules { get; init; } = [];
    public IReadOnlyList<PortfolioCompetence> Competences { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>M49 regions it may serve.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>States it is reserved for.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public IReadOnlyList<string> ExcludedRecipients { get; init; } = [];

    /// <summary>Whether the earmarks bind (true) or only express a wish.</summary>
    public bool HardEarmark { get; init; } = true;
    public string? Item { get; init; }
    public long? Quantity { get; init; }
    public string? Unit { get; init; }

    /// <summary>Whole minor units of <see cref="Currency"/>: the size of a fund, or the cost per unit of what is not given free.</summary>
    public long? Amount { get; init; }
    public long? MinimumGrant { get; init; }
    public long? MaximumGrant { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int LeadDays { get; init; }

    /// <summary>The day after which the offer must have been re-affirmed.</summary>
    public DateOnly? ValidUntil { get; init; }
    public bool EquipmentReady { get; init; } = true;
    public bool PeopleReady { get; init; } = true;
    public bool FundingReady { get; init; } = true;
    public bool Transport { get; init; }

    /// <summary>Share of the cost the recipient must bear, 0 to 100.</summary>
    public int CostSharePercent { get; init; }

    /// <summary>For a fund, the least share of a package's money, 0 to 100, that funds of other providers must carry.</summary>
    public int CoFundingPercent { get; init; }

    /// <summary>For a team, days on the way there; as many again back. Remote work needs none.</summary>
    public int TravelDays { get; init; }
    public string? Conditions { get; init; }

    /// <summary>Disclosure class (B to E); offers default to all registered parties.</summary>
    public string Visibility { get; init; } = "D";
}

/// <summary>A person on the roster.</summary>
public sealed record PortfolioExpert
{
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>The party that sends or employs the person, if any.</summary>
    public string? Party { get; init; }
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>female, male, other or undisclosed.</summary>
    public string Gender { get; init; } = "undisclosed";
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<PortfolioCompetence> Competences { get; init; } = [];
    public IReadOnlyList<PortfolioPeriod> Availability { get; init; } = [];

    /// <summary>The most days in any twelve months.</summary>
    public int? MaxDays { get; init; }

    /// <summary>Days on the way there; as many again back. Remote work needs none.</summary>
    public int TravelDays { get; init; }
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>States the person will not or must not serve.</summary>
    public IReadOnlyList<string> ExcludedStates { get; init; } = [];

    /// <summary>Parties with whom there is a conflict of interest.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];
    public string? Profile { get; init; }
}

/// <summary>Days, both included.</summary>
public sealed record PortfolioPeriod(DateOnly From, DateOnly To);
