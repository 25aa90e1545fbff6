using System.Text.Json.Serialization;
using Confero.Disclosure;

namespace Confero.Requests;

/// <summary>A request as one viewer may see it. What the viewer may not see is not in it.</summary>
public sealed record RequestView
{
    public required string Id { get; init; }

    /// <summary>The key an imported file gave it; only for the owner.</summary>
    public string? ImportKey { get; init; }

    /// <summary>The requesting State.</summary>
    public required string PartyId { get; init; }

    /// <summary>The title; where only the public text may be seen, its first line.</summary>
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required string ProcessCode { get; init; }
    public required int ProcessVersion { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>Where a suspended case resumes; only for those who may act on it.</summary>
    public string? ResumeState { get; init; }
    public string? Marking { get; init; }
    public required bool BlindMatching { get; init; }
    public required bool Circulated { get; init; }
    public required bool Ended { get; init; }

    /// <summary>Whether the State let its needs be matched.</summary>
    [JsonIgnore]
    public bool IsMatched => !Ended && (Circulated || BlindMatching);
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? CheckDueAt { get; init; }

    /// <summary>Only for those who may act on it.</summary>
    public Guid? Version { get; init; }

    /// <summary>Texts of the sections the viewer may see.</summary>
    public required IReadOnlyDictionary<Section, string> Texts { get; init; }

    /// <summary>The sections the viewer may see, whether or not they have a text; what else belongs to them asks here.</summary>
    internal IReadOnlySet<Section> Permitted { get; init; } = new HashSet<Section>();

    /// <summary>Class and named parties of every section; only for the owner.</summary>
    public IReadOnlyList<RequestSection> Visibility { get; init; } = [];

    /// <summary>The need lines, if the viewer may see that section.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>The file of the case; only for the owner and the secretariat.</summary>
    public IReadOnlyList<CaseStep> Steps { get; init; } = [];
    public required bool Own { get; init; }

    /// <summary>Whether the State had the content destroyed; texts say so in the reader's language.</summary>
    public bool Erased { get; init; }
}

/// <summary>A line of a list of requests.</summary>
public sealed record RequestRow(
    string Id,
    string PartyId,
    string Title,
    string Language,
    string ProcessCode,
    int ProcessVersion,
    string State,
    DateTimeOffset StateSince,
    DateTimeOffset ChangedAt,
    IReadOnlyList<string> Kinds,
    int Needs
);

/// <summary>What a list of requests is narrowed to.</summary>
public sealed record RequestFilter
{
    public string? State { get; init; }
    public string? PartyId { get; init; }
    public string? Kind { get; init; }

    /// <summary>Only these; null for all.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Only what the viewer's own party asks for.</summary>
    public bool Own { get; init; }
    public string? Cursor { get; init; }

    /// <summary>Rows to return, 1 to 100.</summary>
    public int Size { get; init; } = 25;
}
