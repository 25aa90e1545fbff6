namespace Confero.Assessments;

/// <summary>What a questionnaire asks about: the whole State, or one site.</summary>
public enum QuestionnaireScope
{
    National,
    Site,
}

/// <summary>
/// Questions over the life cycle, with what each answer counts and what a level asks for. It is data: a version, once
/// adopted, never changes, and an assessment stays on the version it began with.
/// </summary>
public sealed record Questionnaire
{
    public const int HighestLevel = 3;

    public required string Code { get; init; }
    public required int Version { get; init; }
    public required QuestionnaireScope Scope { get; init; }

    /// <summary>Names by language tag; English is always there.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }
    public required IReadOnlyDictionary<string, string> Descriptions { get; init; }

    /// <summary>The share of points, in percent, that the levels 1, 2 and 3 need; never falling.</summary>
    public required IReadOnlyList<int> Thresholds { get; init; }
    public required IReadOnlyList<QuestionSection> Sections { get; init; }

    public IEnumerable<Question> Questions => Sections.SelectMany(x => x.Questions);

    public Question? Find(string code) => Questions.FirstOrDefault(x => x.Code == code);

    /// <summary>The section a question stands in.</summary>
    public QuestionSection SectionOf(Question question) =>
        Sections.First(x => x.Questions.Contains(question));
}

/// <summary>Questions about one stage of the life cycle.</summary>
public sealed record QuestionSection
{
    public required string Code { get; init; }

    /// <summary>Code of the taxonomy of stages.</summary>
    public required string Stage { get; init; }
    public required IReadOnlyDictionary<string, string> Names { get; init; }
    public required IReadOnlyList<Question> Questions { get; init; }
}

/// <summary>How a question is answered.</summary>
public enum QuestionType
{
    /// <summary>Yes, partly or no.</summary>
    YesNo,

    /// <summary>0 nothing in place, 1 begun, 2 mostly in place, 3 fully in place and reviewed.</summary>
    Level,
    Number,
    Date,
    Choice,

    /// <summary>Words; they explain and count nothing.</summary>
    Text,
}

/// <summary>One question, in our own words; guideline modules are named by number only.</summary>
public sealed record Question
{
    public required string Code { get; init; }
    public required QuestionType Type { get; init; }
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
    public IReadOnlyDictionary<string, string> Help { get; init; } = new Dictionary<string, string>();

    /// <summary>How much it counts among its kind, 1 to 5.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The level that cannot be reached without it.</summary>
    public CriticalFor? Critical { get; init; }

    /// <summary>Whether "not applicable" is no answer to it.</summary>
    public bool AlwaysApplies { get; init; }

    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>What a number counts, by language.</summary>
    public IReadOnlyDictionary<string, string>? Unit { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }

    /// <summary>For numbers: the credit from a value upwards; for dates: the credit up to an age in months. Rising.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];
    public IReadOnlyList<QuestionChoice> Choices { get; init; } = [];

    /// <summary>The need a shortfall here leads to; without one nothing is drafted from it.</summary>
    public NeedPattern? Need { get; init; }

    /// <summary>Whether the answer counts towards a score.</summary>
    public bool Counts =>
        Type switch
        {
            QuestionType.Text => false,
            QuestionType.Number or QuestionType.Date => Bands.Count > 0,
            _ => true,
        };
}

/// <summary>A question without which a level is not reached.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="AtLeast">The credit, 1 to 100, that satisfies it.</param>
public sealed record CriticalFor(int Level, int AtLeast);

/// <summary>The credit, 0 to 100, from this value upwards, or for a date up to this many months back.</summary>
public sealed record Band(decimal At, int Credit);

/// <summary>A choice and its credit, 0 to 100.</summary>
public sealed record QuestionChoice(string Code, IReadOnlyDictionary<string, string> Names, int Credit);

/// <summary>What a need that is drafted from a shortfall says.</summary>
/// <param name="Kind">Code of the taxonomy of kinds of assistance.</param>
/// <param name="Titles">Titles of the line by language.</param>
/// <param name="Competence">Code of the taxonomy of expertise.</param>
/// <param name="CompetenceLevel">1 to 4.</param>
/// <param name="Item">A material item or a kind of training.</param>
public sealed record NeedPattern(
    string Kind,
    IReadOnlyDictionary<string, string> Titles,
    string? Competence = null,
    int CompetenceLevel = 2,
    string? Item = null
);
