using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>Who may read a series.</summary>
public enum SeriesVisibility
{
    /// <summary>The people named in registered delegations, the chair and the secretariat; invited parties see what it is about.</summary>
    Delegates,

    /// <summary>All registered parties.</summary>
    Parties,

    /// <summary>Anyone.</summary>
    Public,
}

/// <summary>How far a series has come.</summary>
public enum SeriesState
{
    /// <summary>The chair prepares; nobody else sees it.</summary>
    Planned,

    /// <summary>Parties register and contribute.</summary>
    Open,

    /// <summary>A session has begun.</summary>
    InSession,

    /// <summary>No more contributions; the chair sums up.</summary>
    Closed,
    SummaryAgreed,
}

/// <summary>A series of sessions under one chair in which parties discuss questions.</summary>
public sealed class Series : IVersioned
{
    public required string Id { get; init; }

    /// <summary>By language tag; English may be absent.</summary>
    public Dictionary<string, string> Titles { get; set; } = [];
    public Dictionary<string, string> Purposes { get; set; } = [];

    /// <summary>The party that hosts it.</summary>
    public string? HostId { get; set; }

    /// <summary>The member who chairs, of any party, appointed by the secretariat.</summary>
    public required string ChairId { get; set; }

    /// <summary>Languages the chair provides texts in, the main one first.</summary>
    public List<string> Languages { get; set; } = ["en"];
    public SeriesVisibility Visibility { get; set; } = SeriesVisibility.Parties;
    public SeriesState State { get; set; }

    /// <summary>Delegations that fit; null without limit. Observers take no seat.</summary>
    public int? Seats { get; set; }

    /// <summary>People a delegation may name.</summary>
    public int DelegatesPerParty { get; set; } = 4;

    /// <summary>The fewest contributions that are published together without names.</summary>
    public int Threshold { get; set; } = 5;

    /// <summary>The chair's summary by language.</summary>
    public Dictionary<string, string> Summary { get; set; } = [];

    /// <summary>Until when parties may comment on the draft; null before it is circulated.</summary>
    public DateTimeOffset? CommentsUntil { get; set; }

    /// <summary>What the chair states to be agreed, by language.</summary>
    public Dictionary<string, string> Agreed { get; set; } = [];
    public DateTimeOffset? AgreedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public Guid Version { get; set; }

    public bool Takes => State is SeriesState.Open or SeriesState.InSession;
}

internal sealed class SeriesMapping : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> series)
    {
        series.ToTable("DialogueSeries");
        series.Property(x => x.Version).IsConcurrencyToken();
        series.Property(x => x.Titles).AsJson();
        series.Property(x => x.Purposes).AsJson();
        series.Property(x => x.Languages).AsJson();
        series.Property(x => x.Summary).AsJson();
        series.Property(x => x.Agreed).AsJson();
        series.Ignore(x => x.Takes);
    }
}
