using Confero.Acts;
using Confero.Disclosure;
using Confero.Notices;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>Reads what a party has ever consented to, and what would happen if it took it back. Nobody else sees any of it.</summary>
public sealed class ConsentLedger(IDbContextFactory<ConferoDb> databases, DryRun dryRun) : INoticeSubject
{
    public string Prefix => "CST";

    public string PathOf(string id) => $"/disclosure/consents/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Own(db, viewer).Where(x => ids.Contains(x.Id)).Select(x => x.Id).ToHashSetAsync();
    }

    /// <summary>The consents of the viewer's party, newest first.</summary>
    public async Task<IReadOnlyList<ConsentView>> List(Viewer viewer, ConsentFilter? filter = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        var consents = Own(db, viewer);
        if (filter?.RequestId is { } request)
            consents = consents.Where(x => x.RequestId == request);
        if (filter?.Scope is { } scope)
            consents = consents.Where(x => x.Scope == scope);
        if (filter?.Standing is { } standing)
            consents = consents.Where(x => (x.RevokedAt == null) == standing);
        var found = await consents.OrderByDescending(x => x.GivenAt).ThenBy(x => x.Id).ToListAsync();
        return await Views(db, viewer, found);
    }

    /// <summary>One consent of the viewer's party, or null.</summary>
    public async Task<ConsentView?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await Own(db, viewer).Where(x => x.Id == id).ToListAsync();
        return (await Views(db, viewer, found)).SingleOrDefault();
    }

    /// <summary>What closes, for whom, and what cannot be called back, if this consent were taken back now; null when there is none such.</summary>
    public async Task<WithdrawalEffect?> Effect(Viewer viewer, string id)
    {
        if (await Get(viewer, id) is not { Stands: true } consent)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var requestId = await Own(db, viewer).Where(x => x.Id == id).Select(x => x.RequestId).SingleAsync();
        var request = await Case(db, requestId);
        if (request.PartyId != viewer.PartyId)
            return new WithdrawalEffect(consent.Bound is { } bound ? [bound] : [], [], [], []);
        var readers = await db.Set<Reading>()
            .Where(x => x.RequestId == requestId)
            .Select(x => x.PartyId)
            .Distinct()
            .ToListAsync();
        var onlookers = Onlookers(request, readers);
        var after = await dryRun.Look(
            viewer,
            new RevokeConsent(id),
            async later => Sights(await Case(later, requestId), onlookers)
        );
        if (after.Seen is not { } then)
            return new WithdrawalEffect(after.Refusals, [], [], []);
        return new WithdrawalEffect(
            [],
            [
                .. Sights(request, onlookers)
                    .Zip(then, (a, b) => new SightChange(a.Who, a.Sight, b.Sight))
                    .Where(x => !x.Before.Same(x.After)),
            ],
            consent.Readers,
            [.. request.Introduced]
        );
    }

    private static List<string> Onlookers(Request request, List<string> readers) =>
        [
            "public",
            "party",
            "secretariat",
            .. request
                .Sections.SelectMany(x => x.Parties)
                .Concat(request.Introduced)
                .Concat(readers)
                .Where(x => x != Party.Secretariat)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(x => $"party:{x}"),
        ];

    private static List<(string Who, Sight Sight)> Sights(Request request, List<string> onlookers) =>
        onlookers.ConvertAll(x => (x, Sight.Of(Decision.Decide(ViewerOf(x), request.Disclosure()))));

    private static Viewer ViewerOf(string who) =>
        Onlooker.Parse(who) is { Code: { } party } ? Onlooker.Of(party)
        : who == "party" ? Onlooker.Of("-")
        : who == "public" ? Viewer.Public
        : new Viewer("-", Party.Secretariat, Identity.Roles.Broker, IsSecretariat: true);

    private static Task<Request> Case(ConferoDb db, string id) =>
        db.Set<Request>().AsNoTracking().SingleAsync(x => x.Id == id);

    private static IQueryable<Consent> Own(ConferoDb db, Viewer viewer) =>
        db.Set<Consent>().AsNoTracking().Where(x => viewer.IsRegisteredParty && x.PartyId == viewer.PartyId);

    private static async Task<IReadOnlyList<ConsentView>> Views(
        ConferoDb db,
        Viewer viewer,
        List<Consent> consents
    )
    {
        var cases = consents.Select(x => x.RequestId).Distinct().ToList();
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Where(x => cases.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var readings = await db.Set<Reading>()
            .AsNoTracking()
            .Where(x => cases.Contains(x.RequestId))
            .ToListAsync();
        var people = consents
            .SelectMany(x => new[] { x.GivenBy, x.RevokedBy })
            .OfType<string>()
            .Distinct()
            .ToList();
        var names = await db.Set<Member>()
            .Where(x => people.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var introduced = await db.Set<Contribution>()
            .Where(x => x.IntroducedAt != null && cases.Contains(x.RequestId))
            .Select(x => x.Id)
            .ToHashSetAsync();
        var views = new List<ConsentView>();
        foreach (var consent in consents)
        {
            var request = requests[consent.RequestId];
            var own = request.PartyId == viewer.PartyId;
            var known =
                own
                || introduced.Contains(consent.Detail ?? "")
                || Decision.Decide(viewer, request.Disclosure()).Exists;
            views.Add(
                View(consent, request, own, known, own ? readings : [], names) with
                {
                    Bound = consent.Stands ? await ConsentEffects.WhyNot(db, consent) : null,
                }
            );
        }
        return views;
    }

    private static ConsentView View(
        Consent consent,
        Request request,
        bool own,
        bool known,
        List<Reading> readings,
        Dictionary<string, string> names
    )
    {
        var parts = consent.Detail?.Split(' ') ?? [];
        var visibility = consent.Scope == ConsentScopes.Visibility;
        Section? section = visibility ? JsonNames.Parse<Section>(parts[0]) : null;
        return new ConsentView
        {
            Id = consent.Id,
            RequestId = known ? consent.RequestId : null,
            Title = own ? request.Title : null,
            Scope = consent.Scope,
            Section = section,
            Class = visibility ? Enum.Parse<DisclosureClass>(parts[1]) : null,
            Parties = visibility ? [.. parts.Skip(2)] : [],
            SubjectId = visibility ? null : consent.Detail,
            GivenBy = names.GetValueOrDefault(consent.GivenBy, consent.GivenBy),
            GivenAt = consent.GivenAt,
            Until = consent.Until,
            EndedBy = consent.RevokedBy is { } by ? names.GetValueOrDefault(by, by) : null,
            EndedAt = consent.RevokedAt,
            Ended = consent.Ended,
            Readers = ReadersOf(consent, section, readings),
            Version = consent.Version,
        };
    }

    /// <summary>Who read, while the consent stood, what it had let out.</summary>
    private static List<Reader> ReadersOf(Consent consent, Section? section, List<Reading> readings)
    {
        var ofSecretariat = consent.Scope == "share-with-secretariat";
        if (!ofSecretariat && consent.Scope is not (ConsentScopes.Circulate or ConsentScopes.Visibility))
            return [];
        return
        [
            .. readings
                .Where(x => x.RequestId == consent.RequestId)
                .Where(x => (x.PartyId == Party.Secretariat) == ofSecretariat)
                .Where(x => section is null || x.Section == section)
                .Where(x => x.LastAt >= consent.GivenAt)
                .Where(x => consent.RevokedAt is not { } end || x.FirstAt <= end)
                .GroupBy(x => x.PartyId)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new Reader(
                    x.Key,
                    [.. x.Select(r => r.Section).Order()],
                    x.Min(r => r.FirstAt),
                    x.Max(r => r.LastAt)
                )),
        ];
    }
}
