using Confero.Identity;

namespace Confero.Web.SignIn;

/// <summary>What an operator sets about sign-in, in the section <c>Confero:Identity</c>.</summary>
public sealed class IdentitySettings
{
    /// <summary>The domain passkeys are made for; the host of the site's own address when empty. Changing it makes all passkeys void.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Whether everyone must have a passkey or an authenticator; unless set, everywhere but in the demonstration.</summary>
    public bool? StrongFactor { get; set; }

    /// <summary>Whether a State's cases are handed in and endorsed by signature; unless set, everywhere but in the demonstration.</summary>
    public bool? Signatures { get; set; }

    /// <summary>Minutes for which a confirmation of who sits there holds.</summary>
    public int FreshMinutes { get; set; } = 10;

    /// <summary>Hours a confirmed recovery waits before it can be used.</summary>
    public int RecoveryHours { get; set; } = 24;

    /// <summary>Whether identity providers of parties may be on addresses that are not public.</summary>
    public bool PrivateProviders { get; set; }

    /// <param name="site">The site's own address.</param>
    public IdentityPolicy Policy(bool demonstration, Uri site) =>
        new()
        {
            Domain = Domain.Length > 0 ? Domain : site.Host,
            Demonstration = demonstration,
            StrongFactor = StrongFactor ?? !demonstration,
            Signatures = Signatures ?? !demonstration,
            Fresh = TimeSpan.FromMinutes(FreshMinutes),
            RecoveryWait = TimeSpan.FromHours(RecoveryHours),
            PrivateProviders = PrivateProviders,
        };
}
