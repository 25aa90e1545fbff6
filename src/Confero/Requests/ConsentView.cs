using Confero.Disclosure;

namespace Confero.Requests;

/// <summary>A consent as its own party sees it: what was decided, what it let out, and whether it can be taken back.</summary>
public sealed record ConsentView
{
    public required string Id { get; init; }

    /// <summary>The case; null for a provider that may not know it yet.</summary>
    public string? RequestId { get; init; }

    /// <summary>The title of the case, if it is the party's own.</summary>
    public string? Title { get; init; }
    public required string Scope { get; init; }

    /// <summary>The section it is about, with the class it was let out to.</summary>
    public Section? Section { get; init; }
    public DisclosureClass? Class { get; init; }

    /// <summary>Parties it names.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>The contribution, visit or part of a pool it is about.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Who gave it.</summary>
    public required string GivenBy { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who ended it; null while it stands and where it expired.</summary>
    public string? EndedBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public ConsentEnd? Ended { get; init; }
    public bool Stands => EndedAt is null;

    /// <summary>Why it cannot be taken back by itself; null when it can.</summary>
    public Refusal? Bound { get; init; }

    /// <summary>Who read what it let out while it stood.</summary>
    public IReadOnlyList<Reader> Readers { get; init; } = [];

    /// <summary>The version to take back; what was explained is then what is done.</summary>
    public Guid Version { get; init; }
}

/// <summary>A party that read sections of a case.</summary>
public sealed record Reader(
    string PartyId,
    IReadOnlyList<Section> Sections,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt
);

/// <summary>What a list of consents is narrowed to.</summary>
public sealed record ConsentFilter
{
    public string? RequestId { get; init; }
    public string? Scope { get; init; }

    /// <summary>True for those that stand, false for those that ended, null for all.</summary>
    public bool? Standing { get; init; }
}

/// <summary>What one onlooker sees of a case before and after.</summary>
/// <param name="Who">As <see cref="Onlooker"/> writes it.</param>
public sealed record SightChange(string Who, Sight Before, Sight After);

/// <summary>What somebody sees of a case, in short.</summary>
/// <param name="Exists">Whether the case exists for them.</param>
/// <param name="Card">Whether they see its anonymous card.</param>
public sealed record Sight(bool Exists, bool Card, IReadOnlyList<Section> Sections)
{
    internal static Sight Of(Disclosed disclosed) =>
        new(disclosed.Exists, disclosed.Card, [.. disclosed.Sections.Order()]);

    internal bool Same(Sight other) =>
        Exists == other.Exists && Card == other.Card && Sections.SequenceEqual(other.Sections);
}

/// <summary>The effect of taking a consent back, found by rehearsing the act itself.</summary>
/// <param name="Refusals">Why it cannot be taken back; then the rest is empty.</param>
/// <param name="Changes">Onlookers for whom something closes.</param>
/// <param name="Knows">Parties that keep knowing: they have read, or both sides have agreed.</param>
public sealed record WithdrawalEffect(
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<SightChange> Changes,
    IReadOnlyList<Reader> Knows,
    IReadOnlyList<string> Introduced
);
