using Confero.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Confero.Web.Tests;

/// <summary>The site on a port of its own with a fresh, empty database.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("confero-site-");
    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        app = ConferoApp.Build([
            "--environment=Development",
            "--applicationName=Confero.Web",
            $"--contentRoot={Path.Combine(SourceTree.Root, "src", "Confero.Web")}",
            "--Confero:Demonstration=false",
            $"--Confero:Sqlite={Path.Combine(folder.FullName, "site.db")}",
        ]);
        app.Urls.Add("http://127.0.0.1:0");
        await app.Prepare();
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }
}
