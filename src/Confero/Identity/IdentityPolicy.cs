namespace Confero.Identity;

/// <summary>What this installation asks of people who sign in, sign and act.</summary>
public sealed class IdentityPolicy
{
    /// <summary>The domain passkeys are made for; a passkey works on no other.</summary>
    public string Domain { get; init; } = "localhost";

    /// <summary>Whether invented people stand in for real ones, and a marked confirmation for a credential.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Whether everyone must set up a passkey or an authenticator before anything else.</summary>
    public bool StrongFactor { get; init; }

    /// <summary>Whether a State's case may only be handed in and endorsed with signatures of two people's passkeys.</summary>
    public bool Signatures { get; init; }

    /// <summary>How long a confirmation of who sits there holds.</summary>
    public TimeSpan Fresh { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a recovery waits after the second person confirmed it, so that its owner can stop it.</summary>
    public TimeSpan RecoveryWait { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether identity providers may live on addresses that are not public, as inside an institution.</summary>
    public bool PrivateProviders { get; init; }
}
