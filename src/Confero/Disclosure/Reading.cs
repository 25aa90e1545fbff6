using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Disclosure;

/// <summary>
/// That a party read a section of a case of another: when first and on which day last. It tells the State what cannot be
/// called back any more. Only parties are written down, never persons, and nobody but the State sees it.
/// </summary>
public sealed class Reading
{
    public required string RequestId { get; init; }

    /// <summary>Who read: a party, or the secretariat.</summary>
    public required string PartyId { get; init; }
    public required Section Section { get; init; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
}

internal sealed class ReadingMapping : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.ToTable("Readings");
        reading.HasKey(x => new
        {
            x.RequestId,
            x.PartyId,
            x.Section,
        });
    }
}

/// <summary>Writes readings down.</summary>
internal static class ReadingLog
{
    /// <summary>Notes that the viewer's party read these sections; at most one row a section, changed at most once a day.</summary>
    public static async Task Note(
        this ConferoDb db,
        Viewer viewer,
        string requestId,
        IReadOnlyCollection<Section> sections,
        DateTimeOffset now
    )
    {
        if (viewer.PartyId is not { } party || sections.Count == 0)
            return;
        var known = await db.Set<Reading>()
            .Where(x => x.RequestId == requestId && x.PartyId == party)
            .ToDictionaryAsync(x => x.Section);
        var today = now.UtcDateTime.Date;
        var changed = false;
        foreach (var section in sections)
        {
            if (known.TryGetValue(section, out var reading))
            {
                if (reading.LastAt.UtcDateTime.Date == today)
                    continue;
                reading.LastAt = now;
            }
            else
                db.Add(
                    new Reading
                    {
                        RequestId = requestId,
                        PartyId = party,
                        Section = section,
                        FirstAt = now,
                        LastAt = now,
                    }
                );
            changed = true;
        }
        if (changed)
            await Save(db);
    }

    /// <summary>Two people of one party who open a case at once write the same; the first is enough.</summary>
    private static async Task Save(ConferoDb db)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
