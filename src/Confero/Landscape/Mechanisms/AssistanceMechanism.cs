using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Landscape.Mechanisms;

/// <summary>An existing channel of assistance, as its sources describe it. See <c>data/schemas/mechanism.schema.json</c>.</summary>
public sealed record AssistanceMechanism
{
    public required string Id { get; init; }

    /// <summary>Names by language tag; English is always there.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Where to turn to it.</summary>
    public string? Address { get; init; }

    /// <summary>Languages it works in, as far as read.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public bool LanguagesVerified { get; init; }

    /// <summary>Codes of the forms it uses: request, call for proposals, fund and so on.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
    public required MechanismFact Summary { get; init; }
    public IReadOnlyList<MechanismFact> Limits { get; init; } = [];
    public IReadOnlyList<MechanismFact> Eligibility { get; init; } = [];
    public IReadOnlyList<MechanismFact> Complaints { get; init; } = [];
    public required IReadOnlyList<MechanismFunction> Functions { get; init; }
    public required MechanismRules Rules { get; init; }

    public string NameIn(string language) => Name.TryGetValue(language, out var name) ? name : Name["en"];

    public FunctionAnswer Answer(string function) =>
        Functions.FirstOrDefault(x => x.Function == function)?.Answer ?? FunctionAnswer.Unknown;

    /// <summary>Every fact it states, for checking.</summary>
    [JsonIgnore]
    public IEnumerable<MechanismFact> Facts => [Summary, .. Limits, .. Eligibility, .. Complaints];
}

/// <summary>A statement, in our own words, with where it was read.</summary>
/// <param name="Verified">False where it was remembered, not read: then it is never shown as a fact.</param>
/// <param name="ReadOn">The day it was read.</param>
/// <param name="Group">For complaints: what they have in common with others.</param>
public sealed record MechanismFact(
    IReadOnlyDictionary<string, string> Text,
    bool Verified,
    IReadOnlyList<FactSource> Sources,
    DateOnly ReadOn,
    string? Group = null
)
{
    public string In(string language) => Text.TryGetValue(language, out var text) ? text : Text["en"];

    public string Language(string language) => Text.ContainsKey(language) ? language : "en";
}

/// <summary>Where a fact was read.</summary>
public sealed record FactSource(string Id, string? Address = null);

/// <summary>Whether a mechanism does something a mechanism of assistance should do.</summary>
/// <param name="Verified">Whether the answer was read in a source.</param>
public sealed record MechanismFunction(
    string Function,
    FunctionAnswer Answer,
    bool Verified,
    IReadOnlyList<string> Sources
);

/// <summary>Whether a function is there.</summary>
public enum FunctionAnswer
{
    Yes,

    /// <summary>Part of it is there; only said of Confero itself.</summary>
    Partly,

    /// <summary>Looked for in what was read, and not found; no proof that it is absent.</summary>
    NotSeen,

    /// <summary>Not known, or remembered only.</summary>
    Unknown,
}

/// <summary>For whom a mechanism is, as rules that can be compared with a need. Our reading of the facts beside them.</summary>
public sealed record MechanismRules
{
    /// <summary>ammunition, small-arms, mines, emergency, database or other.</summary>
    public required string Field { get; init; }

    /// <summary>state, with-partner, or nobody.</summary>
    public required string Asks { get; init; }

    /// <summary>only, also, no or unknown.</summary>
    public required string Emergency { get; init; }

    /// <summary>Kinds of assistance it gives or finds.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Life-cycle stages it is for; empty for all.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>M49 regions it is for; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether the regions are exactly its area; otherwise they only come near it.</summary>
    public bool RegionsExact { get; init; }

    /// <summary>The most it gives, in whole units of the currency.</summary>
    public long? MostAmount { get; init; }
    public string? Currency { get; init; }
    public int? MostMonths { get; init; }

    /// <summary>Whether it can be asked only while a call is open.</summary>
    public bool OnlyInCalls { get; init; }

    /// <summary>Whether only parties to a treaty may ask.</summary>
    public bool OnlyParties { get; init; }

    /// <summary>Whether only partners of an alliance may ask.</summary>
    public bool OnlyPartners { get; init; }
}

/// <summary>The mechanisms that come with Confero.</summary>
public static class AssistanceMechanisms
{
    /// <summary>What mechanisms are for, the nearest to ammunition first.</summary>
    public static readonly string[] Fields =
    [
        "ammunition",
        "small-arms",
        "emergency",
        "mines",
        "database",
        "other",
    ];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
    private static readonly Lazy<IReadOnlyList<AssistanceMechanism>> Loaded = new(() =>
        [
            .. Embedded
                .Files("mechanisms")
                .Select(x =>
                    JsonSerializer.Deserialize<AssistanceMechanism>(Embedded.Text("mechanisms", x), Options)!
                )
                .OrderBy(x => Array.IndexOf(Fields, x.Rules.Field))
                .ThenBy(x => x.Id, StringComparer.Ordinal),
        ]
    );

    /// <summary>What a mechanism of assistance should do, F1 to F16, and three things beside that are often looked for.</summary>
    public static readonly string[] Functions =
    [
        .. Enumerable.Range(1, 16).Select(x => $"F{x.ToString(CultureInfo.InvariantCulture)}"),
        "request-form",
        "fund",
        "public-database",
    ];

    /// <summary>All, those for ammunition first.</summary>
    public static IReadOnlyList<AssistanceMechanism> All => Loaded.Value;

    public static AssistanceMechanism? Find(string id) => All.FirstOrDefault(x => x.Id == id);
}
