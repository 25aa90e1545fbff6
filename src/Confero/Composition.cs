using Confero.Acts;
using Confero.Assessments;
using Confero.Delivery;
using Confero.Demonstration;
using Confero.Dialogues;
using Confero.Disclosure;
using Confero.Exchange;
using Confero.Experts;
using Confero.Identity;
using Confero.Jobs;
using Confero.Landscape;
using Confero.Matching;
using Confero.Matching.Pooling;
using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Offers;
using Confero.Parties;
using Confero.Process;
using Confero.Record;
using Confero.Requests;
using Confero.Taxonomy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero;

/// <summary>Puts the mechanism together; the storage is registered beside it.</summary>
public static class Composition
{
    public static IServiceCollection AddConfero(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TaxonomyStore>();
        services.AddSingleton<ProcessDefinitions>();
        services.AddSingleton<Mechanism>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IJobKind, LimitJob>();
        services.AddSingleton<IJobKind, PlanJob>();
        services.AddSingleton<IJobKind, RetentionJob>();
        services.AddNotices();
        services.AddDialogues();
        services.AddSingleton<RequestDates>();
        services.AddSingleton<ICalendarSource>(x => x.GetRequiredService<RequestDates>());
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<RequestDates>());
        services.AddSingleton<OfferDates>();
        services.AddSingleton<ICalendarSource>(x => x.GetRequiredService<OfferDates>());
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<OfferDates>());
        services.AddSingleton<INoticeSubject, PlanSubject>();
        services.AddSingleton<Installation>();
        services.AddSingleton<DemonstrationPortfolio>();
        services.AddSingleton<TaxonomyQueries>();
        services.AddSingleton<ProcessQueries>();
        services.AddSingleton<MemberQueries>();
        services.AddSingleton<PartyQueries>();
        services.TryAddSingleton(new IdentityPolicy());
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<Challenges>();
        services.AddSingleton<PasskeyQueries>();
        services.AddSingleton<Providers>();
        services.AddSingleton<Recoveries>();
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<Recoveries>());
        services.AddSingleton<IJobKind, RecoveryJob>();
        services.AddSingleton<MergeQueries>();
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<MergeQueries>());
        services.AddSingleton<KeeperQueries>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<AssessmentQueries>();
        services.AddSingleton<AssessmentEffects>();
        services.AddSingleton<INoticeSubject, AssessmentSubject>();
        services.AddSingleton<RequestQueries>();
        services.AddSingleton<MigrationQueries>();
        services.AddSingleton<OnCallQueries>();
        services.AddSingleton<SignatureQueries>();
        services.AddSingleton<PublicFigures>();
        services.AddSingleton<OfferQueries>();
        services.AddSingleton<ExpertQueries>();
        services.AddSingleton<ConsentLedger>();
        services.AddSingleton<INoticeSubject>(x => x.GetRequiredService<ConsentLedger>());
        services.AddSingleton<IJobKind, ConsentExpiryJob>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<ViewAs>();
        services.AddSingleton<OutcomeQueries>();
        services.AddSingleton<ICalendarSource>(x => x.GetRequiredService<OutcomeQueries>());
        services.AddPooling();
        services.AddDelivery();
        services.AddSingleton<MatchingQueries>();
        services.AddSingleton<PlanReader>();
        services.AddSingleton<PortfolioExport>();
        services.AddSingleton<JournalCheck>();
        services.AddLandscape();
        return services;
    }
}
