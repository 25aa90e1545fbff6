using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Confero.Testing;
using Confero.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Security.Tests;

/// <summary>Which connections are taken and made: the real server on a real socket.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TransportTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("confero-tls-");
    private WebApplication app = null!;
    private X509Certificate2 certificate = null!;

    [Theory]
    [InlineData(SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384, true)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, true)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, false)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, false)]
    public async Task Only_ciphers_with_forward_secrecy_are_spoken(
        SslProtocols protocol,
        TlsCipherSuite cipher,
        bool spoken
    )
    {
        (await Shake(protocol, cipher)).ShouldBe(spoken);
    }

    [Fact]
    public async Task No_answer_names_the_product_behind_it()
    {
        using var client = new HttpClient(
            new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = IsOurs } }
        );

        var answer = await client.GetAsync(
            new Uri(new Uri(app.Urls.First()), "/about"),
            TestContext.Current.CancellationToken
        );

        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    public async ValueTask InitializeAsync()
    {
        certificate = Certificate();
        app = ConferoApp.Build(
            [
                "--environment=Development",
                $"--contentRoot={Path.Combine(SourceTree.Root, "src", "Confero.Web")}",
                "--Confero:Demonstration=false",
                $"--Confero:Sqlite={Path.Combine(folder.FullName, "tls.db")}",
            ],
            builder =>
                builder.Services.Configure<KestrelServerOptions>(server =>
                    server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate))
                )
        );
        await app.Prepare();
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private bool IsOurs(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        shown is not null && shown.GetCertHashString() == certificate.GetCertHashString();

    private async Task<bool> Shake(SslProtocols protocol, TlsCipherSuite cipher)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port);
        await using var tls = new SslStream(socket.GetStream(), false, IsOurs);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    EnabledSslProtocols = protocol,
                    CipherSuitesPolicy = new CipherSuitesPolicy([cipher]),
                }
            );
            return true;
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            return false;
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=localhost",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch.AddYears(50),
            DateTimeOffset.UnixEpoch.AddYears(90)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
