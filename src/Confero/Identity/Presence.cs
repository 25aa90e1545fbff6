using Confero.Disclosure;

namespace Confero.Identity;

/// <summary>
/// How a member is here: through a session, with a token, or inside the installation, as imports of the command line,
/// jobs and the demonstration's story are. It bounds what the member may do now, never widens it.
/// </summary>
public sealed record Presence(string MemberId)
{
    /// <summary>When the person last proved in this session who they are; null when they did not.</summary>
    public DateTimeOffset? StrongAt { get; init; }

    /// <summary>The session, by the key it is listed under.</summary>
    public string? SessionKey { get; init; }

    /// <summary>The token that acts for the member, if one does.</summary>
    public ApiToken? Token { get; init; }

    private bool IsInside { get; init; }

    /// <summary>A member in whose name the installation itself acts.</summary>
    public static Presence Inside(string memberId) => new(memberId) { IsInside = true };

    /// <summary>The viewer, with no more roles than this presence carries.</summary>
    public Viewer Bound(Viewer viewer) =>
        Token is null ? viewer : viewer with { Roles = viewer.Roles & Token.Roles };

    /// <summary>Whether the person has proven who they are a short while ago.</summary>
    public bool IsFresh(DateTimeOffset now, IdentityPolicy policy) =>
        IsInside || (Token is null && StrongAt is { } at && at <= now && now - at <= policy.Fresh);

    /// <summary>Whether a token may do an act of this code; a person always may.</summary>
    public bool Covers(string actCode) => Token is null || Token.Covers(actCode);
}

/// <summary>When an act asks for a person who has just proven who they are.</summary>
public enum StepUp
{
    Never,

    /// <summary>As soon as the person has a passkey or an authenticator; the first of them is added without.</summary>
    OnceEnrolled,
    Always,
}
