using Confero.Disclosure;
using Confero.Parties;

namespace Confero.Web.SignIn;

/// <summary>Who sends the current request, read afresh from the database; a person removed a moment ago is the public.</summary>
public sealed class CurrentMember(MemberQueries members)
{
    public Member? Member { get; private set; }
    public Party? Party { get; private set; }
    public Viewer Viewer { get; private set; } = Viewer.Public;

    /// <summary>The id to act under.</summary>
    public string MemberId => Member?.Id ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Finds the member; false when there is no such active member.</summary>
    public async Task<bool> Become(string memberId)
    {
        if (await members.Active(memberId) is not { } found)
            return false;
        (Member, Party) = found;
        Viewer = Viewers.Of(found.Member);
        return true;
    }
}
