using System.Linq.Expressions;
using Confero.Disclosure;

namespace Confero.Requests;

/// <summary>
/// The disclosure decision as a filter the database can apply, for lists, searches and counts. It admits exactly the
/// requests for which <see cref="Decision.Decide"/> says they exist; a property test keeps the two alike.
/// </summary>
internal static class VisibleRequests
{
    public static IQueryable<Request> VisibleTo(this IQueryable<Request> requests, Viewer viewer) =>
        requests.Where(Filter(viewer));

    private static Expression<Func<Request, bool>> Filter(Viewer viewer)
    {
        if (viewer.ReadsForSecretariat)
            return x => x.ReachedSecretariat && x.WidestRank >= (int)DisclosureClass.B;
        if (!viewer.IsRegisteredParty)
            return x => x.ReachedSecretariat && x.Circulated && x.WidestRank >= (int)DisclosureClass.E;
        var party = viewer.PartyId!;
        return x =>
            x.PartyId == party
            || (x.ReachedSecretariat && x.Circulated && x.WidestRank >= (int)DisclosureClass.D)
            || (x.ReachedSecretariat && x.Audience.Any(a => a.PartyId == party));
    }

    /// <summary>Requests whose needs the viewer may see as anonymous cards; the secretariat reads the cases themselves.</summary>
    public static IQueryable<Request> CardsFor(this IQueryable<Request> requests, Viewer viewer) =>
        requests.Where(x =>
            viewer.IsRegisteredParty
            && x.BlindMatching
            && !x.Ended
            && x.ReachedSecretariat
            && x.PartyId != viewer.PartyId
        );
}
