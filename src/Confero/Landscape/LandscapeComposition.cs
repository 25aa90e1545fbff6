using Confero.Jobs;
using Confero.Landscape.Activities;
using Confero.Landscape.Gaps;
using Confero.Landscape.Mechanisms;
using Confero.Landscape.Reports;
using Confero.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero.Landscape;

/// <summary>Puts the landscape together.</summary>
internal static class LandscapeComposition
{
    public static void AddLandscape(this IServiceCollection services)
    {
        services.TryAddSingleton(new LandscapeSettings());
        services.AddSingleton<IJobKind, ImportJob>();
        services.AddSingleton<SnapshotJob>();
        services.AddSingleton<IJobKind>(x => x.GetRequiredService<SnapshotJob>());
        services.AddSingleton<EffectQueries>();
        services.AddSingleton<GapQueries>();
        services.AddSingleton<PledgeTrial>();
        services.AddSingleton<ReportQueries>();
        services.AddSingleton<INoticeSubject, ImportSubject>();
        services.AddSingleton<ActivityQueries>();
        services.AddSingleton<FundingQueries>();
        services.AddSingleton<ImportQueries>();
        services.AddSingleton<RelatedActivities>();
        services.AddSingleton<MechanismQueries>();
    }
}
