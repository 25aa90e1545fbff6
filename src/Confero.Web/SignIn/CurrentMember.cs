using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;

namespace Confero.Web.SignIn;

/// <summary>Who sends the current request, read afresh from the database; a person removed a moment ago is the public.</summary>
public sealed class CurrentMember(MemberQueries members)
{
    public Member? Member { get; private set; }
    public Party? Party { get; private set; }
    public Viewer Viewer { get; private set; } = Viewer.Public;

    /// <summary>How the member is here; what acts are done under.</summary>
    public Presence Presence
    {
        get => field ?? throw new InvalidOperationException("Nobody is signed in.");
        private set;
    }

    /// <summary>The id to act under.</summary>
    public string MemberId => Presence.MemberId;

    /// <summary>Finds the member; false when there is no such active member.</summary>
    public async Task<bool> Become(Presence presence)
    {
        if (await members.Active(presence.MemberId) is not { } found)
            return false;
        (Member, Party) = found;
        Viewer = presence.Bound(Viewers.Of(found.Member));
        Presence = presence;
        return true;
    }

    /// <summary>Notes that the person has proven who they are in this very request.</summary>
    public void Confirmed(DateTimeOffset at) => Presence = Presence with { StrongAt = at };
}
