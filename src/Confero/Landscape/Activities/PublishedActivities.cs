using Confero.Parties;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>Puts the published cases that come with Confero among the activities, once, and again when they changed.</summary>
internal static class PublishedActivities
{
    public static async Task Add(ConferoDb db, Taxonomies taxonomies, DateTimeOffset now)
    {
        var source = await db.Set<ActivitySource>()
            .SingleOrDefaultAsync(x => x.Id == ActivitySource.Published);
        if (source is null)
            db.Add(
                source = new ActivitySource
                {
                    Id = ActivitySource.Published,
                    Name = "Published cases of assistance",
                    Form = SourceForm.Shipped,
                    Licence = "Facts in Confero’s own words; sources named with each case",
                    ReadAt = now,
                }
            );
        await db.SaveChangesAsync();
        var countries = new Countries(taxonomies, await db.Set<Party>().AsNoTracking().ToListAsync());
        await new ActivityWriter(db, source, countries, taxonomies, now).Write([
            .. PublishedCases.All.Select(Draft),
        ]);
    }

    private static ActivityDraft Draft(PublishedCase published)
    {
        var years = published
            .Years.Split(' ', '-', '–', '/')
            .Where(x => x.Length == 4 && x.All(char.IsAsciiDigit))
            .Select(x => int.Parse(x, CultureInfo.InvariantCulture))
            .ToList();
        return new ActivityDraft
        {
            Identifier = $"CONFERO-CASE-{published.Number.ToString("00", CultureInfo.InvariantCulture)}",
            Titles = new Dictionary<string, string> { ["en"] = Capital(published.Title) },
            Descriptions = new Dictionary<string, string>
            {
                ["en"] = published.Amount is null
                    ? published.Reported
                    : $"{published.Reported} ({published.Amount})",
            },
            From = years.Count > 0 ? new DateOnly(years.Min(), 1, 1) : null,
            To =
                years.Count > 0 && !published.Years.StartsWith("from", StringComparison.Ordinal)
                    ? new DateOnly(years.Max(), 12, 31)
                    : null,
            Places = [.. published.States.Select(x => new PlaceDraft(x, false))],
            Parties = [.. published.Actors.Select(x => new ActivityParty(ActivityRole.Implementing, x))],
            Addresses = published.Sources,
            Kind = published.Kind,
            Stage = published.Stage,
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
