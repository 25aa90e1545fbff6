using MimeKit;

namespace Confero.Notices.Mail;

/// <summary>Where mail leaves the house.</summary>
public interface IPostbox
{
    /// <summary>Hands a message over; when it returns, the message is in other hands for good.</summary>
    /// <exception cref="MailFaultException">It was not taken.</exception>
    Task Hand(MimeMessage message, CancellationToken cancellation);
}

/// <summary>A message was not taken.</summary>
/// <param name="code">Stable code of the reason.</param>
/// <param name="final">Whether trying again is of no use.</param>
public sealed class MailFaultException(string code, bool final, Exception? cause = null)
    : Exception(code, cause)
{
    /// <summary>The server could not be reached, or broke off.</summary>
    public const string Unreachable = "mail.unreachable";

    /// <summary>The connection could not be protected as asked, or the server's certificate is not trusted.</summary>
    public const string Untrusted = "mail.untrusted";

    /// <summary>The server refused our name or password.</summary>
    public const string SignIn = "mail.sign-in";

    /// <summary>The server refused temporarily: the same letter may be accepted another time.</summary>
    public const string RefusedForNow = "mail.refused-for-now";

    /// <summary>The server refused for good, for example because there is no such mailbox.</summary>
    public const string Refused = "mail.refused";

    /// <summary>The member's address is no address.</summary>
    public const string Address = "mail.address";

    /// <summary>The folder could not be written.</summary>
    public const string Folder = "mail.folder";

    public string Code { get; } = code;
    public bool Final { get; } = final;
}
