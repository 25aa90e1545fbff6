using Confero.Disclosure;
using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Offers;

/// <summary>The days by which a party's own offers must be re-affirmed.</summary>
internal sealed class OfferDates(IDbContextFactory<ConferoDb> databases) : ICalendarSource, INoticeSubject
{
    public string Prefix => "OFR";

    public string PathOf(string id) => $"/offers/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Offer>()
            .Where(OfferQueries.VisibleTo(viewer))
            .Where(x => ids.Contains(x.Id))
            .Select(x => x.Id)
            .ToHashSetAsync();
    }

    public async Task<IReadOnlyList<CalendarEntry>> Entries(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var offers = await db.Set<Offer>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId && x.WithdrawnAt == null && x.ValidUntil != null)
            .ToListAsync();
        return offers.ConvertAll(x => new CalendarEntry(
            "calendar.offer-ends",
            x.Id,
            "valid-until",
            PathOf(x.Id),
            x.ChangedAt
        )
        {
            On = x.ValidUntil,
        });
    }
}
