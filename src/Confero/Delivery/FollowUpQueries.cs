using Confero.Disclosure;
using Confero.Notices;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>An action as those concerned see it.</summary>
/// <param name="Overdue">Whether its day has passed and its owner has not reported.</param>
public sealed record FollowUpRow(
    string Id,
    string RequestId,
    string Text,
    string OwnerPartyId,
    string? OwnerMemberId,
    DateOnly DueOn,
    FollowUpState State,
    bool Overdue,
    string? Report,
    string? Finding,
    string? VerifiedByPartyId,
    bool MayReport,
    bool MayVerify,
    bool MayDrop
);

/// <summary>Reads follow-up actions: the State and the secretariat see those of the case, a partner its own.</summary>
public sealed class FollowUpQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
    : INoticeSubject
{
    public string Prefix => "FUP";

    public string PathOf(string id) => "/delivery/actions";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await Read(viewer, null)).Where(x => ids.Contains(x.Id)).Select(x => x.Id).ToHashSet();

    /// <summary>Actions of one case, or of all cases the viewer has to do with; those due first come first.</summary>
    public async Task<IReadOnlyList<FollowUpRow>> Read(Viewer viewer, string? requestId)
    {
        if (!viewer.ReadsForSecretariat && !viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var actions = await db.Set<FollowUp>()
            .AsNoTracking()
            .Where(x => requestId == null || x.RequestId == requestId)
            .OrderBy(x => x.DueOn)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var caseIds = actions.Select(x => x.RequestId).Distinct().ToList();
        var cases = await db.Set<Request>()
            .AsNoTracking()
            .Where(x => caseIds.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return
        [
            .. actions
                .Where(x => Sees(viewer, x, cases[x.RequestId]))
                .Select(x => Row(viewer, x, cases[x.RequestId], today)),
        ];
    }

    /// <summary>Parties that can be given an action of a case: the State, the secretariat, and partners that were introduced.</summary>
    public async Task<IReadOnlyList<string>> Owners(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        return request is null || !(viewer.ReadsForSecretariat || viewer.PartyId == request.PartyId)
            ? []
            : [request.PartyId, Parties.Party.Secretariat, .. request.Introduced];
    }

    private static bool Sees(Viewer viewer, FollowUp action, Request request) =>
        Decision.Decide(viewer, request.Disclosure()).Exists
        && (
            viewer.ReadsForSecretariat
            || viewer.PartyId == request.PartyId
            || viewer.PartyId == action.OwnerPartyId
        );

    private static FollowUpRow Row(Viewer viewer, FollowUp x, Request request, DateOnly today)
    {
        var works = viewer.Has(Identity.Roles.Drafter | Identity.Roles.Authoriser | Identity.Roles.Broker);
        var owns = viewer.PartyId == x.OwnerPartyId;
        return new FollowUpRow(
            x.Id,
            x.RequestId,
            x.Text,
            x.OwnerPartyId,
            x.OwnerMemberId,
            x.DueOn,
            x.State,
            x.State == FollowUpState.Open && x.DueOn < today,
            x.Report,
            x.Finding,
            x.VerifiedByPartyId,
            works && owns && x.State == FollowUpState.Open,
            works && !owns && x.State == FollowUpState.Reported,
            works
                && x.CreatedByPartyId == viewer.PartyId
                && x.State is FollowUpState.Open or FollowUpState.Reported
        );
    }
}
