using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Activities;

/// <summary>What somebody does or did somewhere, as a source tells it. Public: only what was published is imported.</summary>
public sealed class Activity : IVersioned
{
    public required string Id { get; init; }
    public required string SourceId { get; set; }

    /// <summary>The identifier its source gives it, without spaces around it; nobody else may use it.</summary>
    public required string Identifier { get; init; }

    /// <summary>Titles by language tag; <c>und</c> where the source does not say the language.</summary>
    public Dictionary<string, string> Titles { get; set; } = [];
    public Dictionary<string, string> Descriptions { get; set; } = [];

    /// <summary>Who reports it.</summary>
    public string? Reporter { get; set; }

    /// <summary>planned, running, finished or stopped; null where the source does not say.</summary>
    public ActivityStatus? Status { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>1 for what stands highest in the reporter's own order of activities.</summary>
    public int? Hierarchy { get; set; }
    public List<ActivitySector> Sectors { get; set; } = [];
    public List<ActivityParty> Parties { get; set; } = [];

    /// <summary>Where to read more.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>Kind of assistance and life-cycle stage, where the source says them or a text suggests them.</summary>
    public string? Kind { get; set; }
    public string? Stage { get; set; }

    /// <summary>How near its texts are to our subject, and the words that say so.</summary>
    public Nearness Suggested { get; set; }
    public List<SubjectWord> Words { get; set; } = [];

    /// <summary>What a person said of the subject; it stands whatever is imported later.</summary>
    public Nearness? Answered { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What a person said, else what the texts suggest; kept so that lists can be filtered in the database.</summary>
    public Nearness Subject { get; set; }

    /// <summary>Titles, identifier and parties in lower case, for looking up.</summary>
    public string Lookup { get; set; } = "";

    /// <summary>SHA-256 of what the source says, in hex: the same again changes nothing.</summary>
    public required string Hash { get; set; }

    /// <summary>When it was read as it stands here.</summary>
    public DateTimeOffset ReadAt { get; set; }
    public Guid Version { get; set; }

    public List<ActivityPlace> Places { get; } = [];
}

/// <summary>How far an activity has come, as its source says.</summary>
public enum ActivityStatus
{
    Planned,
    Running,
    Finished,
    Stopped,
}

/// <summary>How near an activity is to the administration of ammunition stockpiles.</summary>
public enum Nearness
{
    /// <summary>On another subject.</summary>
    Other,

    /// <summary>On a neighbouring one: mine action, control of small arms, disarmament.</summary>
    Near,

    /// <summary>On ammunition itself: its storage, safety, security, accounting or disposal.</summary>
    On,
}

/// <summary>A word found in a text, and what it speaks for.</summary>
/// <param name="Concept">Code in <c>data/landscape/subject-words.json</c>.</param>
/// <param name="Text">As it stands in the text.</param>
/// <param name="InTitle">Whether it stands in a title.</param>
public sealed record SubjectWord(string Concept, string Text, bool InTitle);

/// <summary>A sector code with its share in percent.</summary>
/// <param name="Vocabulary">As IATI numbers vocabularies: 1 is the OECD's five digits.</param>
public sealed record ActivitySector(string Vocabulary, string Code, decimal? Percent, string? Name = null);

/// <summary>Who takes part, and as what.</summary>
public sealed record ActivityParty(ActivityRole Role, string Name);

/// <summary>As what a party takes part.</summary>
public enum ActivityRole
{
    Funding,
    Accountable,
    Extending,
    Implementing,
}

/// <summary>A State or region an activity takes place in.</summary>
public sealed class ActivityPlace
{
    public required string ActivityId { get; init; }

    /// <summary>Alpha-3 code of a State, M49 code of a region.</summary>
    public required string Code { get; init; }

    /// <summary>M49 code of the region a State lies in; the region itself for a region.</summary>
    public string? Region { get; init; }
    public bool IsRegion { get; init; }

    /// <summary>Share of the whole; null where the source gives none.</summary>
    public decimal? Percent { get; init; }
}

internal sealed class ActivityMapping
    : IEntityTypeConfiguration<Activity>,
        IEntityTypeConfiguration<ActivityPlace>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("Activities");
        activity.Property(x => x.Version).IsConcurrencyToken();
        activity.Property(x => x.Titles).AsJson();
        activity.Property(x => x.Descriptions).AsJson();
        activity.Property(x => x.Sectors).AsJson();
        activity.Property(x => x.Parties).AsJson();
        activity.Property(x => x.Links).AsJson();
        activity.Property(x => x.Words).AsJson();
        activity.HasIndex(x => x.Identifier).IsUnique();
        activity.HasIndex(x => x.SourceId);
        activity.HasIndex(x => new { x.Subject, x.From });
        activity
            .HasOne<ActivitySource>()
            .WithMany()
            .HasForeignKey(x => x.SourceId)
            .OnDelete(DeleteBehavior.Restrict);
        activity.HasMany(x => x.Places).WithOne().HasForeignKey(x => x.ActivityId);
    }

    public void Configure(EntityTypeBuilder<ActivityPlace> place)
    {
        place.ToTable("ActivityPlaces");
        place.HasKey(x => new { x.ActivityId, x.Code });
        place.HasIndex(x => x.Code);
        place.HasIndex(x => x.Region);
        place.Property(x => x.Percent).HasConversion<double?>();
    }
}
