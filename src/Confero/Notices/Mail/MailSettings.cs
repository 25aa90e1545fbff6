namespace Confero.Notices.Mail;

/// <summary>How mail leaves. Without a host it is put into a folder, from which a mail system may pick it up.</summary>
public sealed class MailSettings
{
    /// <summary>The site's address as people open it; links in mail and calendars begin with it.</summary>
    public Uri Site { get; set; } = new("http://localhost:5080");

    /// <summary>The address mail comes from.</summary>
    public string From { get; set; } = "confero@localhost";

    /// <summary>Where messages are laid down as RFC 5322 files when there is no host.</summary>
    public string Folder { get; set; } = ".confero/mail";

    /// <summary>Name of the SMTP server; empty to use the folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>587 for STARTTLS, 465 for TLS from the start.</summary>
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Name to sign in with; empty where the server asks for none.</summary>
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>A file of PEM certificates that are trusted instead of the machine's, for servers of an institution's own authority.</summary>
    public string TrustedRoots { get; set; } = "";
}

/// <summary>How the connection to the mail server is protected. There is no "if it can be had": who asks for TLS gets it or no mail leaves.</summary>
public enum MailSecurity
{
    /// <summary>Plain connection that must become TLS before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None; only for a server on this very machine.</summary>
    None,
}
