using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Packages;
using Confero.Requests;

namespace Confero.Documents;

/// <summary>Where a document would be attached: whose it would be, and what stands against it.</summary>
internal sealed record DocumentPlace(string OwnerId, Section? Section, Refusal? Refusal = null);

/// <summary>What documents can be attached to, and by whom.</summary>
internal static class DocumentPlaces
{
    /// <summary>Null where nothing exists for the member that the member writes to.</summary>
    public static async Task<DocumentPlace?> PlaceFor(
        this ActScope scope,
        string subjectId,
        Section? section
    ) =>
        subjectId.Split('-')[0] switch
        {
            "REQ" => await OfCase(scope, subjectId, section ?? Section.Documents),
            "CTR" => await OfDelivery(scope, subjectId),
            _ => null,
        };

    private static async Task<DocumentPlace?> OfCase(ActScope scope, string id, Section section)
    {
        if (await scope.OwnCase(id) is not { } request)
            return null;
        // What the public reads is written for it; a file never is.
        if (section == Section.Public)
            return new(request.PartyId, section, Refusal.Invalid("document.not-public", "section"));
        return new(request.PartyId, section, request.Ended ? Refusal.Rule("document.case-ended") : null);
    }

    private static async Task<DocumentPlace?> OfDelivery(ActScope scope, string id)
    {
        if (await scope.Contribution(id) is not { } found || scope.SideOf(found) is null)
            return null;
        return new(
            found.Request.PartyId,
            null,
            found.Contribution is { CommittedAt: not null, SettledAt: null } && !found.Request.Ended
                ? null
                : Refusal.Rule("delivery.not-in-delivery")
        );
    }
}
