using Confero.Parties;

namespace Confero.Disclosure;

/// <summary>Makes viewers from stored members.</summary>
public static class Viewers
{
    /// <summary>The viewer a member is; a removed member is the public.</summary>
    public static Viewer Of(Member member) =>
        member.Active
            ? new Viewer(
                member.Id,
                member.PartyId,
                member.Roles,
                member.PartyId == Party.Secretariat,
                member.ExpertId
            )
            : Viewer.Public;
}
