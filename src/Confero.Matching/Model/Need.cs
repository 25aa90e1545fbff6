namespace Confero.Matching.Model;

/// <summary>One line of a request that can be met.</summary>
public sealed record Need
{
    /// <summary>Unique in the input.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of assistance.</summary>
    public required AssistanceKind Kind { get; init; }

    /// <summary>Code of the life-cycle stage.</summary>
    public string? Stage { get; init; }

    /// <summary>Codes of the objectives it serves.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Guideline modules by number.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Subjects found in its free text, as codes of a thesaurus; they rank, they never decide.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Competences needed, all of them, each with its least level.</summary>
    public IReadOnlyList<Competence> Competences { get; init; } = [];

    /// <summary>Working languages (BCP 47), any one of which will do.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Code of the material item or training kind, where the need is one.</summary>
    public string? Item { get; init; }

    /// <summary>How much, in <see cref="Unit"/>; working days for people. Absent: one piece of work of unknown size.</summary>
    public long? Quantity { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>For a financial need, the money asked for, in minor units.</summary>
    public long? Budget { get; init; }

    /// <summary>
    /// For any other need, the money that must be found beside the provider's own effort (travel, transport, works), in
    /// minor units. A provider that brings its own funding needs none.
    /// </summary>
    public long? CostEstimate { get; init; }

    /// <summary>First day on which work or delivery is useful.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which work or delivery is useful.</summary>
    public DateOnly? To { get; init; }

    /// <summary>1 routine, 2 important, 3 urgent, 4 critical.</summary>
    public int Urgency { get; init; } = 2;

    /// <summary>How it depends on other needs of the same request.</summary>
    public IReadOnlyList<Prerequisite> Prerequisites { get; init; } = [];

    /// <summary>Whether a package without this need is worth nothing to the State.</summary>
    public bool Mandatory { get; init; } = true;

    /// <summary>Whether it may be met in part or by several providers.</summary>
    public bool Divisible { get; init; }

    /// <summary>The least part of a divisible need that helps, in <see cref="Unit"/> (minor units of money if financial).</summary>
    public long? MinimumUseful { get; init; }

    /// <summary>The most distinct providers for this line, money aside.</summary>
    public int? MaxPartners { get; init; }

    /// <summary>Kinds of provider the State does not want.</summary>
    public IReadOnlyList<string> ExcludedProviderKinds { get; init; } = [];

    /// <summary>Kinds of provider the State prefers.</summary>
    public IReadOnlyList<string> PreferredProviderKinds { get; init; } = [];

    /// <summary>Whether people may work from where they are, so that nobody travels.</summary>
    public bool Remote { get; init; }

    /// <summary>Whether goods must be brought to the State.</summary>
    public bool TransportNeeded { get; init; }
}

/// <summary>The kinds of assistance of the Global Framework's concept note.</summary>
public enum AssistanceKind
{
    /// <summary>Model law, standards, procedures.</summary>
    Normative,

    /// <summary>Organisation, focal points, plans.</summary>
    Institutional,

    /// <summary>Advice, assessment, training.</summary>
    Technical,

    /// <summary>Goods and infrastructure.</summary>
    Material,

    /// <summary>Money.</summary>
    Financial,
}

/// <summary>A competence at a level from 1 (awareness) to 4 (expert); for an offer, the last day it is valid.</summary>
public sealed record Competence(string Code, int Level = 2, DateOnly? ValidUntil = null);

/// <summary>How a need depends on <see cref="NeedId"/> of the same request.</summary>
public sealed record Prerequisite(string NeedId, PrerequisiteRelation Relation = PrerequisiteRelation.Before);

/// <summary>The ways in which two needs of a request depend on each other.</summary>
public enum PrerequisiteRelation
{
    /// <summary>The other need must be served and finished in an earlier period.</summary>
    Before,

    /// <summary>Both are served, or neither.</summary>
    Together,

    /// <summary>
    /// Alternatives: of all needs joined in this way at most one is served; where any of them is mandatory, exactly one.
    /// </summary>
    InsteadOf,
}
