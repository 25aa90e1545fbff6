namespace Confero.Landscape.Activities;

/// <summary>An activity as everybody may see it, wherever it came from.</summary>
public sealed record ActivityView
{
    public required string Id { get; init; }
    public required string Identifier { get; init; }
    public required string SourceId { get; init; }
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();
    public string? Reporter { get; init; }
    public ActivityStatus? Status { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Kind { get; init; }
    public string? Stage { get; init; }

    /// <summary>Alpha-3 codes of States, M49 codes of regions.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>M49 codes of the regions it takes place in.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<ActivityParty> Parties { get; init; } = [];
    public IReadOnlyList<ActivitySector> Sectors { get; init; } = [];
    public IReadOnlyList<string> Links { get; init; } = [];
    public Nearness Subject { get; init; }

    /// <summary>Whether a person said so; otherwise the words suggest it.</summary>
    public bool Answered { get; init; }
    public IReadOnlyList<SubjectWord> Words { get; init; } = [];
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The case here it was delivered in, as far as its State lets everybody know.</summary>
    public string? RequestId { get; init; }
    public IReadOnlyList<FlowView> Flows { get; init; } = [];

    public (string Text, string? Language) Title(string language) => Pick(Titles, language, Identifier);

    public (string Text, string? Language) Description(string language) => Pick(Descriptions, language, "");

    private static (string, string?) Pick(
        IReadOnlyDictionary<string, string> texts,
        string language,
        string otherwise
    )
    {
        foreach (var tag in (ReadOnlySpan<string>)[language, "en"])
            if (texts.TryGetValue(tag, out var text))
                return (text, tag);
        foreach (var (tag, text) in texts)
            return (text, tag == "und" ? null : tag);
        return (otherwise, null);
    }

    internal static ActivityView Of(Activity activity, IReadOnlyList<ActivityFlow>? flows = null) =>
        new()
        {
            Id = activity.Id,
            Identifier = activity.Identifier,
            SourceId = activity.SourceId,
            Titles = activity.Titles,
            Descriptions = activity.Descriptions,
            Reporter = activity.Reporter,
            Status = activity.Status,
            From = activity.From,
            To = activity.To,
            Kind = activity.Kind,
            Stage = activity.Stage,
            Places = [.. activity.Places.Select(x => x.Code).Order(StringComparer.Ordinal)],
            Regions =
            [
                .. activity
                    .Places.Select(x => x.Region)
                    .OfType<string>()
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Parties = activity.Parties,
            Sectors = activity.Sectors,
            Links = activity.Links,
            Subject = activity.Subject,
            Answered = activity.Answered is not null,
            Words = activity.Words,
            ReadAt = activity.ReadAt,
            Flows = [.. (flows ?? []).Select(FlowView.Of)],
        };
}

/// <summary>A flow as everybody may see it.</summary>
/// <param name="Amount">Whole minor units of the currency.</param>
public sealed record FlowView(
    FlowKind Kind,
    DateOnly? On,
    long Amount,
    string? Currency,
    string? Provider,
    string? Receiver,
    Counting Counting
)
{
    internal static FlowView Of(ActivityFlow flow) =>
        new(flow.Kind, flow.On, flow.Amount, flow.Currency, flow.Provider, flow.Receiver, flow.Counting);
}
