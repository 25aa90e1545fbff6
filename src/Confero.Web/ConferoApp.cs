using Confero.Notices.Mail;
using Confero.Storage.Postgres;
using Confero.Storage.Sqlite;
using Confero.Vault;
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
        builder.Services.AddSingleton(_ => Masters(settings, sqlite));
        if (settings.Storage == "postgres")
            builder.Services.AddConferoPostgres(settings.Postgres);
        else
            builder.Services.AddConferoSqlite(sqlite);
    }

    /// <summary>A database server's keys are never made by themselves: several nodes would each make their own.</summary>
    private static MasterKeys Masters(Settings settings, string sqlite) =>
        settings.Keys.Master.Length > 0 ? MasterKeys.Read(settings.Keys.Master)
        : settings.Keys.File.Length > 0 ? MasterKeys.Read(File.ReadAllText(settings.Keys.File))
        : settings.Storage == "postgres" ? MasterKeys.Read("")
        : MasterKeys.OfFile(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sqlite))!, "master.key"));
}
