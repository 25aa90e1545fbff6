using Confero.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero.Documents;

internal static class DocumentsComposition
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.TryAddSingleton(new ScannerSettings());
        services.TryAddSingleton<IFileScanner>(x =>
            x.GetRequiredService<ScannerSettings>() is { Clamd.Length: > 0 } settings
                ? new ClamdScanner(settings)
                : new NoScanner(x.GetRequiredService<ExaminationRoom>())
        );
        services.AddSingleton<IJobKind, ScanJob>();
        services.AddSingleton<ILetsGo, DocumentRetention>();
        services.AddSingleton<ExaminationRoom>();
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<DocumentQueries>();
    }
}
