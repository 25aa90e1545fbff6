using System.Security.Cryptography;
using System.Text.Json;

namespace Confero.Landscape.Activities;

/// <summary>An activity as a file tells it, before it is taken in.</summary>
public sealed record ActivityDraft
{
    public required string Identifier { get; init; }
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();
    public string? Reporter { get; init; }
    public ActivityStatus? Status { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Hierarchy { get; init; }
    public IReadOnlyList<PlaceDraft> Places { get; init; } = [];
    public IReadOnlyList<ActivitySector> Sectors { get; init; } = [];
    public IReadOnlyList<ActivityParty> Parties { get; init; } = [];
    public IReadOnlyList<FlowDraft> Flows { get; init; } = [];
    public IReadOnlyList<LinkDraft> Links { get; init; } = [];
    public IReadOnlyList<string> Addresses { get; init; } = [];
    public string? Kind { get; init; }
    public string? Stage { get; init; }

    /// <summary>SHA-256 of all of it, in hex.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <summary>A State (alpha-3) or a region (M49), and its share in percent.</summary>
public sealed record PlaceDraft(string Code, bool IsRegion, decimal? Percent = null);

/// <summary>A flow as a file tells it.</summary>
/// <param name="Value">In whole units of the currency, as the file gives it.</param>
public sealed record FlowDraft(
    FlowKind Kind,
    DateOnly? On,
    decimal Value,
    string? Currency,
    string? Provider = null,
    string? Receiver = null
);

/// <summary>A tie to another activity, by identifiers.</summary>
public sealed record LinkDraft(string Upper, string Lower, bool Funds);

/// <summary>A record of a file: what could be read of it, and what is wrong with it.</summary>
/// <param name="Draft">Null where it cannot be taken at all.</param>
/// <param name="Key">Identifier of the record, as far as it is known.</param>
/// <param name="Line">Where it begins, from 1.</param>
public sealed record ReadRecord(
    ActivityDraft? Draft,
    IReadOnlyList<Finding> Findings,
    string? Key,
    string? Title,
    int Line
)
{
    public bool Rejected => Findings.Any(x => x.Rejects);
}

/// <summary>Something wrong in a file.</summary>
/// <param name="Code">Code of a text below <c>finding.</c>.</param>
/// <param name="Rejects">Whether the record cannot be taken because of it.</param>
public sealed record Finding(
    int Line,
    string Place,
    string Code,
    bool Rejects,
    params IReadOnlyList<string> Args
);

/// <summary>A file, read record by record in bounded memory.</summary>
public interface IRecordReader : IDisposable
{
    /// <summary>The next record, or null at the end.</summary>
    ReadRecord? Next();

    /// <summary>What is wrong with the file as a whole, once it was met; reading ended there.</summary>
    Finding? Fault { get; }
}
