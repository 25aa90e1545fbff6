using Confero.Notices.Calendar;
using Confero.Notices.Mail;

namespace Confero.Web;

/// <summary>The secret that came as the last part of an address, and the address as it was asked for.</summary>
public sealed record PathSecret(string Value, string Path);

/// <summary>
/// Takes secrets out of addresses before anything else sees them, so that none comes into a log, a trace or a route
/// value. Calendars and mail programs can send a secret in no other way.
/// </summary>
public static class SecretPaths
{
    /// <summary>Where the rest of the site finds what stood before the secret.</summary>
    public const string Calendar = "/calendar";
    public const string Unsubscribe = "/unsubscribe";

    private const string CalendarFile = ".ics";

    /// <summary>First in the pipeline.</summary>
    public static void UseSecretPaths(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                Take(context, CalendarToken.Path, CalendarFile, Calendar);
                Take(context, UnsubscribeTokens.Path, "", Unsubscribe);
                return next(context);
            }
        );

    /// <summary>The host writes the address of every request before the pipeline begins; it must not.</summary>
    public static void KeepAddressesOutOfLogs(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

    private static void Take(HttpContext context, string before, string after, string instead)
    {
        var path = context.Request.Path.Value ?? "";
        if (
            path.Length <= before.Length + after.Length
            || !path.StartsWith(before, StringComparison.Ordinal)
            || !path.EndsWith(after, StringComparison.Ordinal)
        )
            return;
        context.Features.Set(new PathSecret(path[before.Length..^after.Length], path));
        context.Request.Path = instead;
    }
}
