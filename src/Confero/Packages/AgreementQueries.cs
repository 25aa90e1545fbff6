using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>An amendment as both sides and the secretariat see it.</summary>
/// <param name="Difference">The words of the terms, marked.</param>
/// <param name="MayAnswer">Whether the viewer's side has not answered yet.</param>
public sealed record AmendmentView(
    string Id,
    int Number,
    AgreedText Before,
    AgreedText After,
    IReadOnlyList<DiffPart> Difference,
    string Reason,
    Delivery.DeliverySide ProposedBy,
    DateTimeOffset At,
    Answer ProviderAnswer,
    Answer StateAnswer,
    string? RefusedReason,
    DateTimeOffset? InForceAt,
    bool Open,
    bool MayAnswer
);

/// <summary>What is agreed in a contribution, and how it came to be so.</summary>
public sealed record AgreementView(
    ContributionView Contribution,
    AgreedText Text,
    bool Locked,
    bool MayPropose,
    IReadOnlyList<AmendmentView> Amendments
);

/// <summary>Reads what is agreed and its amendments, for the two sides and the secretariat.</summary>
public sealed class AgreementQueries(PackageQueries packages, IDbContextFactory<ConferoDb> databases)
{
    /// <summary>Null when the contribution does not exist for the viewer.</summary>
    public async Task<AgreementView?> Get(Viewer viewer, string contributionId)
    {
        if (await packages.Contribution(viewer, contributionId) is not { } contribution)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.Set<Contribution>().AsNoTracking().SingleAsync(x => x.Id == contributionId);
        var asks = viewer.PartyId is not null && viewer.PartyId == contribution.StateId;
        var side = asks ? Delivery.DeliverySide.State : Delivery.DeliverySide.Provider;
        var takesPart = asks || PackageQueries.Provides(viewer, stored);
        var amendments = stored.BothConsented
            ? await db.Set<Amendment>()
                .AsNoTracking()
                .Where(x => x.ContributionId == contributionId)
                .OrderByDescending(x => x.Number)
                .ToListAsync()
            : [];
        return new AgreementView(
            contribution,
            AgreedText.Of(stored),
            stored.BothConsented,
            takesPart
                && stored is { BothConsented: true, SettledAt: null }
                && !amendments.Exists(x => x.Open),
            amendments.ConvertAll(x => View(x, takesPart ? side : null))
        );
    }

    private static AmendmentView View(Amendment x, Delivery.DeliverySide? side) =>
        new(
            x.Id,
            x.Number,
            x.Before,
            x.After,
            WordDifference.Of(x.Before.Terms, x.After.Terms),
            x.Reason,
            x.ProposedBy,
            x.At,
            x.ProviderAnswer,
            x.StateAnswer,
            x.RefusedReason,
            x.InForceAt,
            x.Open,
            side is { } own && x.Open && x.AnswerOf(own) == Answer.None
        );
}
