using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Confero.Web;

/// <summary>How bytes travel to visitors: TLS 1.2 and 1.3, with forward secrecy only.</summary>
public static class Transport
{
    /// <summary>Authenticated ciphers with ephemeral keys; TLS 1.3 knows no others.</summary>
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>For installations that end TLS themselves instead of at a proxy; the server names no product in its answers.</summary>
    public static void UseModernTransport(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.ConfigureHttpsDefaults(Configure);
        });

    private static void Configure(HttpsConnectionAdapterOptions options)
    {
        options.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.OnAuthenticate = (_, tls) =>
        {
            if (!OperatingSystem.IsWindows())
                tls.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);
        };
    }
}
