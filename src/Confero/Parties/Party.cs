using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Parties;

/// <summary>A State, organisation or the secretariat. Its records are its own, never a person's.</summary>
public sealed class Party : IVersioned
{
    /// <summary>The party that runs the mechanism.</summary>
    public const string Secretariat = "SECRETARIAT";

    /// <summary>Alpha-3 code of a State, short code of an organisation.</summary>
    public required string Id { get; init; }

    /// <summary>Code in the taxonomy of provider kinds: state, ngo and so on; "secretariat" for the secretariat.</summary>
    public required string Kind { get; set; }

    /// <summary>Names by language tag; English is always there.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    /// <summary>M49 code of the region of a State.</summary>
    public string? Region { get; set; }

    /// <summary>Any of ldc, lldc, sids.</summary>
    public List<string> Groups { get; set; } = [];

    public List<string> Languages { get; set; } = [];

    /// <summary>True for the invented States of the demonstration.</summary>
    public bool Fictional { get; set; }

    /// <summary>True for parties that only appear in published cases and never signed in.</summary>
    public bool Historic { get; set; }

    /// <summary>The party it became part of; null while it stands for itself.</summary>
    public string? MergedInto { get; set; }

    public bool IsState => Kind == "state";

    public Guid Version { get; set; }

    /// <summary>The name in a language, in English where there is none.</summary>
    public string Name(string language) =>
        Names.TryGetValue(language, out var name) || Names.TryGetValue("en", out name) ? name : Id;
}

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> party)
    {
        party.ToTable("Parties");
        party.Property(x => x.Version).IsConcurrencyToken();
        party.Property(x => x.Names).AsJson();
        party.Property(x => x.Groups).AsJson();
        party.Property(x => x.Languages).AsJson();
        party.Ignore(x => x.IsState);
    }
}
