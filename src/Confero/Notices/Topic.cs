namespace Confero.Notices;

/// <summary>What word is about, as far as people choose how it comes to them.</summary>
public enum Topic
{
    /// <summary>The way in: sign-in, recovery, roles, keys.</summary>
    Security,

    /// <summary>A case that counts hours and waits for somebody.</summary>
    Urgent,

    /// <summary>A decision that waits for the State's authoriser.</summary>
    Decisions,

    /// <summary>A case moved and waits for a step.</summary>
    Cases,
    TimeLimits,

    /// <summary>Packages, proposals and the answers to them.</summary>
    Proposals,
    Delivery,

    /// <summary>Interest in what is matched blindly.</summary>
    Interest,

    /// <summary>Dialogues the party takes part in.</summary>
    Dialogues,

    /// <summary>Plans that were asked for.</summary>
    Plans,
}

/// <summary>How the word of a topic comes to a member beside the page.</summary>
public enum Cadence
{
    AtOnce,
    Daily,
    Weekly,
    PageOnly,
}

/// <summary>The rules of the topics.</summary>
public static class Topics
{
    private static readonly Dictionary<string, Topic> ByCode = new()
    {
        ["notice.decision-awaited"] = Topic.Decisions,
        ["notice.case-moved"] = Topic.Cases,
        ["notice.package-proposed"] = Topic.Proposals,
        ["notice.proposal"] = Topic.Proposals,
        ["notice.invitation"] = Topic.Proposals,
        ["notice.provider-answered"] = Topic.Proposals,
        ["notice.state-answered"] = Topic.Proposals,
        ["notice.introduced"] = Topic.Proposals,
        ["notice.committed"] = Topic.Delivery,
        ["notice.delivered"] = Topic.Delivery,
        ["notice.received"] = Topic.Delivery,
        ["notice.document-refused"] = Topic.Delivery,
        ["notice.interest"] = Topic.Interest,
        ["notice.import-ended"] = Topic.Plans,
        ["notice.plan-ready"] = Topic.Plans,
    };

    private static readonly (string Prefix, Topic Topic)[] ByPrefix =
    [
        ("notice.security-", Topic.Security),
        ("notice.urgent-", Topic.Urgent),
        ("notice.decision-", Topic.Decisions),
        ("notice.limit-", Topic.TimeLimits),
        ("notice.delivery-", Topic.Delivery),
        ("notice.dialogue-", Topic.Dialogues),
        ("notice.interest-", Topic.Interest),
        ("notice.pool-", Topic.Proposals),
    ];

    /// <summary>All topics, the most pressing first.</summary>
    public static IReadOnlyList<Topic> All { get; } = Enum.GetValues<Topic>();

    /// <summary>The topic of a text's key; what has no topic of its own is about cases.</summary>
    public static Topic Of(string code) =>
        ByCode.TryGetValue(code, out var topic) ? topic
        : Array.Find(ByPrefix, x => code.StartsWith(x.Prefix, StringComparison.Ordinal))
            is { Prefix: not null } found
            ? found.Topic
        : Topic.Cases;

    /// <summary>Whether mail about it cannot be switched off: nobody shall lose the account or miss a decision unknowingly.</summary>
    public static bool Required(this Topic topic) =>
        topic is Topic.Security or Topic.Urgent or Topic.Decisions;

    /// <summary>
    /// Whether it is told, on the page and by mail, only at the beat of the member's summary, so that neither that word
    /// came nor when it came tells what another party did. A code is made blind by giving it such a topic.
    /// </summary>
    public static bool OnlyInDigest(this Topic topic) => topic is Topic.Interest;

    /// <summary>How it comes to those who chose nothing.</summary>
    public static Cadence Usual(this Topic topic) =>
        topic switch
        {
            Topic.Delivery or Topic.Interest => Cadence.Daily,
            Topic.Plans => Cadence.PageOnly,
            _ => Cadence.AtOnce,
        };

    /// <summary>What a member may choose for it.</summary>
    public static IReadOnlyList<Cadence> Choices(this Topic topic) =>
        [.. Enum.GetValues<Cadence>().Where(x => Allows(topic, x))];

    private static bool Allows(Topic topic, Cadence cadence) =>
        topic == Topic.Urgent
            ? cadence == Cadence.AtOnce
            : cadence switch
            {
                Cadence.AtOnce => !topic.OnlyInDigest(),
                Cadence.PageOnly => !topic.Required(),
                _ => true,
            };
}
