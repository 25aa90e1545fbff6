using System.Security.Cryptography;
using System.Text;

namespace Confero.Parties;

/// <summary>The one-time code that turns an invitation into an account; only its hash is stored.</summary>
public static class InvitationCode
{
    /// <summary>How long it is good after it was made.</summary>
    public static TimeSpan GoodFor { get; } = TimeSpan.FromDays(14);

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim())));
}
