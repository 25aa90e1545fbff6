using System.ComponentModel.DataAnnotations.Schema;
using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>One national case: need lines, texts with a disclosure class each, and a state of its process.</summary>
public sealed class Request : IVersioned, ISealed
{
    public required string Id { get; init; }

    /// <summary>The requesting State.</summary>
    public required string PartyId { get; init; }

    /// <summary>The key an imported file gave it, so that importing again updates.</summary>
    public string? ImportKey { get; init; }

    [Confidential]
    public required string Title { get; set; }

    /// <summary>The language its texts are written in, BCP 47.</summary>
    public required string Language { get; set; }

    public required string ProcessCode { get; set; }

    /// <summary>The version of the process the case started with and stays on, unless it is moved by an act of its own.</summary>
    public required int ProcessVersion { get; set; }

    /// <summary>Code of the state in that process.</summary>
    public required string State { get; set; }
    public DateTimeOffset StateSince { get; set; }

    /// <summary>Where a suspended case resumes.</summary>
    public string? ResumeState { get; set; }

    /// <summary>Whether the State endorsed it, so that the secretariat may read it.</summary>
    public bool ReachedSecretariat { get; set; }

    /// <summary>Whether a consent to circulate stands.</summary>
    public bool Circulated { get; set; }

    /// <summary>Whether the case has come to an end.</summary>
    public bool Ended { get; set; }

    /// <summary>The handling marking of the originator, kept verbatim beside the classes.</summary>
    [Confidential]
    public string? Marking { get; set; }

    /// <summary>Whether the State lets providers see an anonymous card of its needs.</summary>
    public bool BlindMatching { get; set; }

    public List<RequestSection> Sections { get; set; } = [];

    /// <summary>Parties to whom both sides' consent opened the identity.</summary>
    public List<string> Introduced { get; set; } = [];

    /// <summary>The widest class among the sections as a number (A is 0), kept so that lists can be filtered in the database.</summary>
    public int WidestRank { get; private set; } = (int)DisclosureRules.Default;

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public string? ChangedBy { get; set; }

    /// <summary>When something last changed that others than the State and the secretariat may notice; lists shown to them go by it.</summary>
    public DateTimeOffset SharedAt { get; set; }

    /// <summary>When the check after delivery is due.</summary>
    public DateTimeOffset? CheckDueAt { get; set; }

    /// <summary>What the State had let out when it last let something out; null before that.</summary>
    [Confidential]
    public ReleasedContent? Released { get; private set; }

    public Guid Version { get; set; }

    public List<Need> Needs { get; } = [];
    public List<CaseStep> Steps { get; } = [];
    public List<RequestAudience> Audience { get; } = [];

    public string Text(Section section) => Sections.Find(x => x.Section == section)?.Text ?? "";

    public DisclosureClass ClassOf(Section section) =>
        Sections.Find(x => x.Section == section)?.Class ?? DisclosureRules.Default;

    /// <summary>What the disclosure decision needs to know.</summary>
    public CaseDisclosure Disclosure() =>
        new(
            PartyId,
            ReachedSecretariat,
            Circulated,
            Sections.ToDictionary(x => x.Section, x => x.Class),
            Sections.ToDictionary(x => x.Section, x => (IReadOnlyList<string>)x.Parties),
            Introduced,
            BlindMatching,
            Ended
        );

    /// <summary>Keeps what is let out now, so that the State can see later what changed since.</summary>
    internal void KeepReleased(DateTimeOffset now) => Released = ReleasedContent.Of(this, now);

    /// <summary>Brings what lists filter by in line with the sections.</summary>
    public void RefreshAudience()
    {
        WidestRank = Enum.GetValues<Section>()
            .Max(s => Math.Min((int)ClassOf(s), (int)DisclosureRules.Widest(s)));
        var named = Sections
            .Where(x => Circulated && x.Class == DisclosureClass.C)
            .SelectMany(x => x.Parties)
            .Concat(Introduced)
            .ToHashSet();
        Audience.RemoveAll(x => !named.Contains(x.PartyId));
        foreach (var party in named.Except(Audience.Select(x => x.PartyId)).ToList())
            Audience.Add(new RequestAudience { RequestId = Id, PartyId = party });
    }

    /// <summary>The texts of the sections; their classes and named parties stay readable, for lists are filtered by them.</summary>
    [Confidential]
    internal Dictionary<Section, string> Texts
    {
        get => Sections.Where(x => x.Text.Length > 0).ToDictionary(x => x.Section, x => x.Text);
        private set =>
            Sections = Sections.ConvertAll(x => x with { Text = value.GetValueOrDefault(x.Section, "") });
    }

    /// <summary>Whether the State had its content destroyed.</summary>
    [NotMapped]
    public bool Erased { get; private set; }

    /// <summary>The language of what a reader sees in place of its texts: that of the texts, or the reader's own when they are gone.</summary>
    internal string TextLanguage => Erased ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : Language;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);

    void ISealed.WhenErased(string said)
    {
        Erased = true;
        Sections = Sections.ConvertAll(x => x with { Text = said });
    }
}

/// <summary>The text of a section and how far it may be seen.</summary>
public sealed record RequestSection(
    Section Section,
    string Text,
    DisclosureClass Class,
    List<string> Parties
);

/// <summary>A party that may know the case although it is not disclosed to all.</summary>
public sealed class RequestAudience
{
    public required string RequestId { get; init; }
    public required string PartyId { get; init; }
}

internal sealed class RequestMapping
    : IEntityTypeConfiguration<Request>,
        IEntityTypeConfiguration<RequestAudience>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.ToTable("Requests");
        request.Property(x => x.Version).IsConcurrencyToken();
        request.Property(x => x.Sections).AsJson(x => x.ConvertAll(y => y with { Text = "" }));
        request.Property(x => x.Introduced).AsJson();
        request.HasIndex(x => new { x.PartyId, x.ImportKey }).IsUnique();
        request.HasIndex(x => x.ChangedAt);
        request.HasIndex(x => x.SharedAt);
        request.HasIndex(x => x.State);
        request.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(x => x.Needs).WithOne().HasForeignKey(x => x.RequestId);
        request.HasMany(x => x.Steps).WithOne().HasForeignKey(x => x.RequestId);
        request.HasMany(x => x.Audience).WithOne().HasForeignKey(x => x.RequestId);
    }

    public void Configure(EntityTypeBuilder<RequestAudience> audience)
    {
        audience.ToTable("RequestAudience");
        audience.HasKey(x => new { x.RequestId, x.PartyId });
        audience.HasIndex(x => x.PartyId);
    }
}
