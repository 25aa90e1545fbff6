using System.Linq.Expressions;
using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Offers;

/// <summary>What a list of offers is narrowed to.</summary>
public sealed record OfferFilter
{
    public string? Sort { get; init; }
    public string? PartyId { get; init; }

    /// <summary>Only offers of the viewer's own party.</summary>
    public bool Own { get; init; }
    public string? Cursor { get; init; }

    /// <summary>Rows to return, 1 to 100.</summary>
    public int Size { get; init; } = 25;
}

/// <summary>Reads offers for a viewer.</summary>
public sealed class OfferQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    /// <summary>One offer, or null when it does not exist for the viewer.</summary>
    public async Task<Offer?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Offer>()
            .AsNoTracking()
            .Where(VisibleTo(viewer))
            .SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>Offers the viewer may see, newest change first. Others' offers that lapsed or were withdrawn are left out.</summary>
    public async Task<Page<Offer>> List(Viewer viewer, OfferFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var size = Math.Clamp(filter.Size, 1, 100);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offers = db.Set<Offer>().AsNoTracking().Where(VisibleTo(viewer));
        offers = filter.Own
            ? offers.Where(x => x.PartyId == viewer.PartyId)
            : offers.Where(x => x.WithdrawnAt == null && (x.ValidUntil == null || x.ValidUntil >= today));
        if (filter.Sort is not null)
            offers = offers.Where(x => x.Sort == filter.Sort);
        if (filter.PartyId is not null)
            offers = offers.Where(x => x.PartyId == filter.PartyId);
        if (Cursor.Parse(filter.Cursor) is { } after)
            offers = offers.Where(x =>
                x.ChangedAt <= after.At && (x.ChangedAt < after.At || string.Compare(x.Id, after.Id) > 0)
            );
        var rows = await offers
            .OrderByDescending(x => x.ChangedAt)
            .ThenBy(x => x.Id)
            .Take(size + 1)
            .ToListAsync();
        return Page<Offer>.Of(rows, size, x => Cursor.Text(x.ChangedAt, x.Id));
    }

    /// <summary>The disclosure rule of offers, as the database can apply it: E public, D registered parties, B and C owner and secretariat.</summary>
    internal static Expression<Func<Offer, bool>> VisibleTo(Viewer viewer)
    {
        if (viewer.ReadsForSecretariat)
            return _ => true;
        if (viewer.IsRegisteredParty)
            return x =>
                x.PartyId == viewer.PartyId
                || x.Visibility == DisclosureClass.D
                || x.Visibility == DisclosureClass.E;
        return x => x.Visibility == DisclosureClass.E;
    }

    /// <summary>Whether the viewer may see this offer; the same rule, for one already read.</summary>
    internal static bool Visible(Viewer viewer, Offer offer) => VisibleTo(viewer).Compile()(offer);
}
