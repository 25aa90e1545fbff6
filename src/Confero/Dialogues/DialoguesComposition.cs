using Confero.Jobs;
using Confero.Notices;
using Confero.Notices.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Dialogues;

/// <summary>Puts dialogues together.</summary>
internal static class DialoguesComposition
{
    public static void AddDialogues(this IServiceCollection services)
    {
        services.AddSingleton<DialogueQueries>();
        services.AddSingleton<DialogueTasks>();
        services.AddSingleton<SealedBoxes>();
        services.AddSingleton<IJobKind, ReleaseJob>();
        services.AddSingleton<ICalendarSource, DialogueDates>();
        foreach (
            var (prefix, path) in new[]
            {
                ("DLG", "/dialogues/"),
                ("QST", "/dialogues/questions/"),
                ("POL", "/dialogues/polls/"),
            }
        )
            services.AddSingleton<INoticeSubject>(x => new DialogueSubject(
                x.GetRequiredService<DialogueQueries>(),
                prefix,
                path
            ));
    }
}
