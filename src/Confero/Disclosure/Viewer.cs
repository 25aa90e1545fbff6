using Confero.Identity;

namespace Confero.Disclosure;

/// <summary>
/// Who looks or acts, as far as disclosure cares. Made afresh for every request from the stored member, so that a
/// person removed a moment ago is nobody the next time.
/// </summary>
/// <param name="MemberId">Null for the public.</param>
/// <param name="PartyId">The party the member acts for.</param>
/// <param name="IsSecretariat">Whether that party is the secretariat.</param>
/// <param name="ExpertId">The roster entry of the person, if there is one.</param>
public sealed record Viewer(
    string? MemberId,
    string? PartyId,
    Roles Roles,
    bool IsSecretariat = false,
    string? ExpertId = null
)
{
    /// <summary>Anyone, not signed in.</summary>
    public static Viewer Public { get; } = new(null, null, Roles.None);

    public bool IsPublic => MemberId is null;

    /// <summary>Whether the viewer reads cases on behalf of the secretariat: brokers do the work, auditors check it; administrators do neither.</summary>
    public bool ReadsForSecretariat => IsSecretariat && Has(Roles.Broker | Roles.Auditor);

    /// <summary>Whether the viewer acts for a registered party other than the secretariat; experts on their own act for none.</summary>
    public bool IsRegisteredParty =>
        PartyId is not null
        && !IsSecretariat
        && Has(Roles.Drafter | Roles.Authoriser | Roles.Reader | Roles.DelegateAdministrator);

    /// <summary>Whether the viewer holds any of these roles.</summary>
    public bool Has(Roles any) => (Roles & any) != 0;
}
