using Confero.Disclosure;
using Confero.Packages;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>What a State said of an outcome, as far as it lets others know.</summary>
/// <param name="Months">Months after closing; null for the evaluation at the end of delivery.</param>
/// <param name="RequestId">The case, for those who took part in it; null for others.</param>
public sealed record LessonRow(int Rating, int? Months, string Effect, string? Lesson, string? RequestId);

/// <summary>How a provider's deliveries went.</summary>
/// <param name="OnTime">Received in full by the last day agreed.</param>
/// <param name="Rated">Evaluations that States share with it.</param>
public sealed record ProviderRecord(
    int Committed,
    int Delivered,
    int Received,
    int OnTime,
    int PartlyReceived,
    int Disputed,
    int Settled,
    int Rated,
    double? AverageRating,
    IReadOnlyList<LessonRow> Lessons
);

/// <summary>Brings lessons back to the offers they are about and to the provider's record, only as far as the State decided.</summary>
public sealed class LessonQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>Lessons about an offer that the viewer may see already.</summary>
    public async Task<IReadOnlyList<LessonRow>> OfOffer(Viewer viewer, string offerId)
    {
        if (!viewer.ReadsForSecretariat && !viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var contributions = await db.Set<Contribution>()
            .AsNoTracking()
            .Where(x => x.OfferId == offerId && x.CommittedAt != null)
            .ToListAsync();
        return await Lessons(db, viewer, contributions);
    }

    /// <summary>The record of a provider: its own, or any for the secretariat; null for everybody else.</summary>
    public async Task<ProviderRecord?> Record(Viewer viewer, string partyId)
    {
        if (!viewer.ReadsForSecretariat && !(viewer.IsRegisteredParty && viewer.PartyId == partyId))
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var contributions = await db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .Where(x => x.ProviderId == partyId && x.OfferId != null && x.CommittedAt != null)
            .ToListAsync();
        var lessons = await Lessons(db, viewer, contributions);
        int In(params ContributionState[] states) => contributions.Count(x => states.Contains(x.State));
        return new ProviderRecord(
            contributions.Count,
            In(ContributionState.Delivered),
            In(ContributionState.Received, ContributionState.Verified),
            contributions.Count(IsOnTime),
            In(ContributionState.PartlyReceived),
            In(ContributionState.Disputed),
            In(ContributionState.Settled),
            lessons.Count,
            lessons.Count == 0 ? null : lessons.Average(x => x.Rating),
            lessons
        );
    }

    private static bool IsOnTime(Contribution x) =>
        x.State is ContributionState.Received or ContributionState.Verified
        && x.To is { } last
        && x.Deliveries.Where(d => d.Side == DeliverySide.State).All(d => d.On <= last);

    private static async Task<IReadOnlyList<LessonRow>> Lessons(
        ConferoDb db,
        Viewer viewer,
        List<Contribution> contributions
    )
    {
        var caseIds = contributions.Select(x => x.RequestId).Distinct().ToList();
        var partners = contributions
            .Where(x => x.ProviderId is not null && x.ProviderId == viewer.PartyId)
            .Select(x => x.RequestId)
            .ToHashSet();
        var evaluations = await db.Set<Evaluation>()
            .AsNoTracking()
            .Where(x => caseIds.Contains(x.RequestId) && x.LessonFor != LessonAudience.State)
            .OrderByDescending(x => x.At)
            .ToListAsync();
        return
        [
            .. evaluations
                .Where(x =>
                    x.LessonFor == LessonAudience.Parties
                    || viewer.ReadsForSecretariat
                    || partners.Contains(x.RequestId)
                )
                .Select(x => new LessonRow(
                    x.Rating,
                    x.Months,
                    x.Effect,
                    x.Lesson,
                    viewer.ReadsForSecretariat || partners.Contains(x.RequestId) ? x.RequestId : null
                )),
        ];
    }
}
