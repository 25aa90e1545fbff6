using Confero.Notices.Mail;
using Confero.Storage.Postgres;
using Confero.Storage.Sqlite;
using Confero.Web.Api;
using Confero.Web.Pages;
using Confero.Web.SignIn;

namespace Confero.Web;

/// <summary>The web application, put together; the command line serves the same.</summary>
public static class ConferoApp
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(ConferoApp).Assembly.GetName().Name,
            }
        );
        builder.UseModernTransport();
        adjust?.Invoke(builder);
        var settings = builder.Configuration.GetSection("Confero").Get<Settings>() ?? new Settings();
        builder.Services.AddSingleton(settings);
        builder.AddStorage(settings);
        builder.AddMail(settings.Mail);
        builder.Services.AddSignIn(settings);
        builder.Services.AddSingleton(settings.Landscape);
        builder.Services.AddSingleton(settings.Scanner);
        builder.Services.AddConfero();
        builder.Services.AddFrontDoor(settings);
        builder.Services.AddPages();
        builder.Services.AddApi();
        builder.Services.AddHostedService<JobHost>();

        var app = builder.Build();
        app.UsePages();
        app.UseSignIn();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapApi();
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
        return app;
    }

    private static void AddMail(this WebApplicationBuilder builder, MailSettings mail)
    {
        mail.Folder = Path.Combine(builder.Environment.ContentRootPath, mail.Folder);
        builder.Services.AddSingleton(mail);
        builder.Logging.KeepAddressesOutOfLogs();
    }

    private static void AddStorage(this WebApplicationBuilder builder, Settings settings)
    {
        var sqlite = Path.Combine(builder.Environment.ContentRootPath, settings.Sqlite);
        var keys = new MasterKeySetup(
            settings,
            sqlite,
            builder.Environment.IsDevelopment() || settings.Demonstration
        );
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(_ => keys.Read());
        if (settings.Storage == "postgres")
            builder.Services.AddConferoPostgres(settings.Postgres);
        else
            builder.Services.AddConferoSqlite(sqlite);
    }
}
