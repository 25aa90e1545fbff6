using System.Text.Json.Serialization;

namespace Confero.Assessments;

/// <summary>An assessment as one viewer may see it. What the viewer may not see is not in it.</summary>
public sealed record AssessmentView
{
    public required string Id { get; init; }
    public required string PartyId { get; init; }

    /// <summary>How much the viewer sees.</summary>
    public required AssessmentDetail Detail { get; init; }

    /// <summary>The State's own title; for others empty.</summary>
    public required string Title { get; init; }
    public required string Questionnaire { get; init; }
    public required int QuestionnaireVersion { get; init; }

    /// <summary>The day the picture is of.</summary>
    public required DateOnly AsOf { get; init; }
    public required AssessmentState State { get; init; }
    public required AssessmentPurpose Purpose { get; init; }
    public required int Revision { get; init; }
    public DateTimeOffset? ConcludedAt { get; init; }

    /// <summary>Where it stands; what keeps it from the next level only for those who see answers.</summary>
    public required Score Total { get; init; }
    public IReadOnlyList<PartScore> Stages { get; init; } = [];
    public IReadOnlyList<PartScore> Themes { get; init; } = [];
    public IReadOnlyList<PartScore> Series { get; init; } = [];

    /// <summary>Answers by question, for those who see them.</summary>
    public IReadOnlyDictionary<string, AnswerView> Answers { get; init; } =
        new Dictionary<string, AnswerView>();

    /// <summary>What only the State's own people see.</summary>
    public OwnPart? Own { get; init; }

    [JsonIgnore]
    public Questionnaire Definition { get; init; } = null!;

    /// <summary>What is short, ranked; empty for those who do not see answers.</summary>
    [JsonIgnore]
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];

    /// <summary>The questions it asks; empty for all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Asked { get; init; } = [];

    public bool Asks(Question question) => Asked.Count == 0 || Asked.Contains(question.Code);

    /// <summary>The questions of a section that are asked.</summary>
    public IReadOnlyList<Question> Of(QuestionSection section) => [.. section.Questions.Where(Asks)];

    /// <summary>The sections in which something is asked.</summary>
    [JsonIgnore]
    public IReadOnlyList<QuestionSection> Sections => [.. Definition.Sections.Where(x => Of(x).Count > 0)];

    /// <summary>How many questions of a section have an answer, and how many there are; words need none.</summary>
    public (int Answered, int Of) Progress(QuestionSection section)
    {
        var asked = Of(section).Where(x => x.Type != QuestionType.Text).ToList();
        return (
            asked.Count(x => Answers.TryGetValue(x.Code, out var a) && a.Standing != Standing.Open),
            asked.Count
        );
    }

    /// <summary>The same over all sections.</summary>
    public (int Answered, int Of) Progress() =>
        Sections.Select(Progress).Aggregate((0, 0), (sum, x) => (sum.Item1 + x.Answered, sum.Item2 + x.Of));
}

/// <summary>An answer; evidence, notes, author and version only for the State's own people.</summary>
public sealed record AnswerView(Standing Standing, string? Value, string? Reason)
{
    /// <summary>0 to 100; null where it does not count.</summary>
    public int? Credit { get; init; }
    public string? Note { get; init; }
    public string? Evidence { get; init; }
    public string? By { get; init; }
    public DateTimeOffset? At { get; init; }
    public Guid? Version { get; init; }
}

/// <summary>What never leaves the State.</summary>
public sealed record OwnPart
{
    public string? SiteId { get; init; }
    public string? SiteName { get; init; }
    public string? EarlierId { get; init; }

    /// <summary>The correction that took its place, once there is one.</summary>
    public string? CorrectedBy { get; init; }
    public string? RequestId { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public string? ConcludedBy { get; init; }
    public string? Word { get; init; }
    public Guid Version { get; init; }

    /// <summary>Who is asked to answer which section.</summary>
    public IReadOnlyList<SectionAssignment> Assignments { get; init; } = [];

    /// <summary>Ids of the members asked to answer, by section.</summary>
    [JsonIgnore]
    public ILookup<string, string> Assigned => Assignments.ToLookup(x => x.Section, x => x.MemberId);

    public IReadOnlyList<Sharing> Sharings { get; init; } = [];
    public IReadOnlyList<DraftedNeed> Needs { get; init; } = [];

    /// <summary>Names of the State's people who answered or may answer, by id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>Ids of the members who may answer now.</summary>
    public IReadOnlyList<string> Able { get; init; } = [];
}

/// <summary>A line of a list of assessments.</summary>
/// <param name="Title">The State's own title; for others empty.</param>
/// <param name="SiteName">Only for the State.</param>
/// <param name="Answered">Questions with an answer, for the State; for others nothing.</param>
public sealed record AssessmentRow(
    string Id,
    string PartyId,
    string Title,
    string Questionnaire,
    IReadOnlyDictionary<string, string> QuestionnaireNames,
    string? SiteId,
    string? SiteName,
    DateOnly AsOf,
    AssessmentState State,
    AssessmentPurpose Purpose,
    int Revision,
    int? Percent,
    int Level,
    int Answered,
    int Of,
    bool Corrected
);
