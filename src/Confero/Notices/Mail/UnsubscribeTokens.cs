using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Confero.Notices.Mail;

/// <summary>
/// Tokens of links that stop mail without signing in. Sealed and signed under a purpose of their own, so that they open
/// nothing else and tell their bearer nothing; void once the member chooses anew.
/// </summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider protection)
{
    /// <summary>Where the pages take them.</summary>
    public const string Path = "/unsubscribe/";

    private const char Separator = '\n';
    private readonly IDataProtector protector = protection.CreateProtector("Confero.Notices.Unsubscribe.1");

    public static string PathOf(string token) => Path + token;

    internal string Make(string memberId, string scope, string stamp) =>
        WebEncoders.Base64UrlEncode(
            protector.Protect(Encoding.UTF8.GetBytes(string.Join(Separator, memberId, scope, stamp)))
        );

    /// <summary>The member and the act a token stands for; null for anything that is no token of ours.</summary>
    public (string MemberId, StopMail Act)? Read(string? token)
    {
        try
        {
            var text = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(token ?? "")));
            return text.Split(Separator) is [var member, var scope, var stamp]
                ? (member, new StopMail(scope, stamp))
                : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
