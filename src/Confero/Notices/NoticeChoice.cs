using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Notices;

/// <summary>How a member wants word by mail. Who never chose has no row and is written to as usual.</summary>
public sealed class NoticeChoice : IVersioned
{
    public required string MemberId { get; init; }

    /// <summary>Name of the cadence by name of the topic; what is absent is as usual.</summary>
    public Dictionary<string, string> Cadences { get; set; } = [];

    /// <summary>IANA name of the member's time zone.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>The local hour of summaries, 0 to 23.</summary>
    public int Hour { get; set; } = 7;

    /// <summary>The local day of weekly summaries.</summary>
    public DayOfWeek WeeklyOn { get; set; } = DayOfWeek.Monday;

    /// <summary>Changes with every choice, so that links in older mail no longer stop anything.</summary>
    public string Stamp { get; set; } = "";

    public Guid Version { get; set; }

    /// <summary>What holds for a member who never chose.</summary>
    public static NoticeChoice Usual(string memberId) => new() { MemberId = memberId };

    /// <summary>How a topic comes; never what the topic does not allow.</summary>
    public Cadence Of(Topic topic)
    {
        var chosen = Cadences.TryGetValue(JsonNames.Of(topic), out var name)
            ? JsonNames.Parse<Cadence>(name)
            : null;
        return chosen is { } cadence && topic.Choices().Contains(cadence) ? cadence : topic.Usual();
    }

    internal void Set(Topic topic, Cadence cadence) =>
        Cadences = new(Cadences) { [JsonNames.Of(topic)] = JsonNames.Of(cadence) };
}

internal sealed class NoticeChoiceMapping : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("NoticeChoices").HasKey(x => x.MemberId);
        choice.Property(x => x.Version).IsConcurrencyToken();
        choice.Property(x => x.Cadences).AsJson();
    }
}
