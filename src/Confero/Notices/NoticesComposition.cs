using Confero.Jobs;
using Confero.Notices.Calendar;
using Confero.Notices.Mail;
using Confero.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero.Notices;

/// <summary>Puts notices, mail and calendars together.</summary>
internal static class NoticesComposition
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(new MailSettings());
        services.AddDataProtection().SetApplicationName("Confero").PersistKeysToDbContext<ConferoDb>();
        services.AddSingleton<NoticeSubjects>();
        services.AddSingleton<NoticeQueries>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<MailTroubles>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<LetterDraft>();
        services.TryAddSingleton<IPostbox>(Postbox);
        services.AddSingleton<IJobKind, LetterJob>();
        services.AddSingleton<IJobKind, DigestJob>();
    }

    private static IPostbox Postbox(IServiceProvider services)
    {
        var settings = services.GetRequiredService<MailSettings>();
        return settings.Host.Length > 0
            ? new SmtpPostbox(settings, services.GetRequiredService<TimeProvider>())
            : new PickupFolder(settings);
    }
}
