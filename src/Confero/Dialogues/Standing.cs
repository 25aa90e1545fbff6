using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>What a viewer is in a series, and therefore sees and may do: the one rule that pages, lists, acts and calendars ask.</summary>
/// <param name="SeesFront">That it exists: title, purpose, sessions, agenda, papers.</param>
/// <param name="SeesInside">Also contributions, proposals, polls, findings and the summary.</param>
/// <param name="Manages">Prepares sessions and papers: the chair, and the secretariat's broker for the chair.</param>
/// <param name="Speaks">May contribute for its party.</param>
/// <param name="CastsVoice">May give its party's one voice in polls and draw its tickets.</param>
public sealed record Standing(
    bool SeesFront,
    bool SeesInside,
    bool Chairs,
    bool Manages,
    bool Speaks,
    bool CastsVoice,
    Registration? Own
)
{
    /// <summary>Decides; default is nothing.</summary>
    public static Standing Of(Viewer viewer, Series series, IEnumerable<Registration> registrations)
    {
        var own = viewer.PartyId is null
            ? null
            : registrations.FirstOrDefault(x => x.SeriesId == series.Id && x.PartyId == viewer.PartyId);
        var chairs = !viewer.IsPublic && viewer.MemberId == series.ChairId;
        var office = chairs || viewer.ReadsForSecretariat;
        var named = own?.Delegates.Find(x => x.MemberId is not null && x.MemberId == viewer.MemberId);
        var planned = series.State == SeriesState.Planned;
        var inside = office || (!planned && Inside(viewer, series, own, named));
        var front = inside || (!planned && Front(viewer, series, own));
        var acts = named is not null || viewer.Has(Roles.Drafter | Roles.Authoriser);
        return new Standing(
            front,
            inside,
            chairs,
            chairs || (viewer.IsSecretariat && viewer.Has(Roles.Broker)),
            inside && (chairs || (own is { TakesPart: true } && acts)),
            inside
                && own is { State: RegistrationState.Registered }
                && (named is { Head: true } || viewer.Has(Roles.Authoriser)),
            own
        );
    }

    private static bool Front(Viewer viewer, Series series, Registration? own) =>
        series.Visibility switch
        {
            SeriesVisibility.Public => true,
            SeriesVisibility.Parties => viewer.IsRegisteredParty,
            _ => viewer.IsRegisteredParty
                && own is { State: not (RegistrationState.Declined or RegistrationState.Withdrawn) },
        };

    private static bool Inside(Viewer viewer, Series series, Registration? own, NamedDelegate? named) =>
        series.Visibility switch
        {
            SeriesVisibility.Public => true,
            SeriesVisibility.Parties => viewer.IsRegisteredParty,
            _ => viewer.IsRegisteredParty
                && own is { TakesPart: true }
                && (named is not null || viewer.Has(Roles.Authoriser)),
        };
}
