using Confero.Notices.Calendar;

namespace Confero.Web.Api;

/// <summary>A member's dates, for the calendar that holds the secret address.</summary>
public static class CalendarApi
{
    public static void MapCalendar(this IEndpointRouteBuilder site) =>
        site.MapGet(SecretPaths.Calendar, Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Read(HttpContext context, CalendarQueries calendars)
    {
        if (await calendars.Read(context.Features.Get<PathSecret>()?.Value) is not { } calendar)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Text(calendar, "text/calendar", System.Text.Encoding.UTF8);
    }
}
