using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Confero.Notices.Mail;

/// <summary>Hands messages to an SMTP server. After a server could not be reached, the next messages wait without knocking again.</summary>
internal sealed class SmtpPostbox(MailSettings settings, TimeProvider clock) : IPostbox
{
    /// <summary>For one exchange with the server; well below the lease of a job.</summary>
    private const int Timeout = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private long closedUntil;

    public async Task Hand(MimeMessage message, CancellationToken cancellation)
    {
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref closedUntil))
            throw new MailFaultException(MailFaultException.Unreachable, final: false);
        try
        {
            await Exchange(message, cancellation);
        }
        catch (Exception fault) when (Explain(fault) is not null)
        {
            throw Remember(Explain(fault)!);
        }
    }

    private MailFaultException Remember(MailFaultException fault)
    {
        if (fault.Code == MailFaultException.Unreachable)
            Interlocked.Exchange(ref closedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
        return fault;
    }

    private async Task Exchange(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = Timeout };
        if (settings.TrustedRoots.Length > 0)
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                Trusts(certificate, errors);
        await client.ConnectAsync(settings.Host, settings.Port, Options(), cancellation);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private SecureSocketOptions Options() =>
        settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    /// <summary>The name must be right; the chain must end at one of the operator's own roots.</summary>
    private bool Trusts(X509Certificate? certificate, System.Net.Security.SslPolicyErrors errors)
    {
        const System.Net.Security.SslPolicyErrors OnlyChain = System
            .Net
            .Security
            .SslPolicyErrors
            .RemoteCertificateChainErrors;
        if (certificate is not X509Certificate2 presented || (errors & ~OnlyChain) != 0)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(settings.TrustedRoots);
        return chain.Build(presented);
    }

    private static MailFaultException? Explain(Exception fault) =>
        fault switch
        {
            SslHandshakeException or NotSupportedException => new(MailFaultException.Untrusted, false, fault),
            MailKit.Security.AuthenticationException
            or System.Security.Authentication.AuthenticationException => new(
                MailFaultException.SignIn,
                false,
                fault
            ),
            SmtpCommandException refused => Explain(refused),
            SocketException or IOException or TimeoutException or ProtocolException => new(
                MailFaultException.Unreachable,
                false,
                fault
            ),
            _ => null,
        };

    /// <summary>Replies of 500 and above are for good, save where the server tells us apart from the letter (RFC 5321 4.2.1).</summary>
    private static MailFaultException Explain(SmtpCommandException refused)
    {
        var final = (int)refused.StatusCode >= 500 && refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted;
        return new(final ? MailFaultException.Refused : MailFaultException.RefusedForNow, final, refused);
    }
}
