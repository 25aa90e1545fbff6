using Confero.Delivery.Money;
using Confero.Jobs;
using Confero.Notices;
using Confero.Packages;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Delivery;

/// <summary>Puts packages, delivery and money together.</summary>
internal static class DeliveryComposition
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<PackageQueries>();
        services.AddSingleton<PackageAnalyses>();
        services.AddSingleton<AgreementQueries>();
        services.AddSingleton<LedgerQueries>();
        services.AddSingleton<MoneyQueries>();
        services.AddSingleton<EvaluationQueries>();
        services.AddSingleton<SustainmentQueries>();
        services.AddSingleton<LessonQueries>();
        services.AddSingleton<FollowUpQueries>();
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<FollowUpQueries>());
        services.AddSingleton<INoticeSubject, ContributionSubject>();
        services.AddSingleton<INoticeSubject, FlowSubject>();
        services.AddSingleton<IJobKind, CheckJob>();
        services.AddSingleton<IJobKind, FollowUpJob>();
    }
}
