using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Acts;

/// <summary>What an act works with while it is carried out: one unit of work, the member, the clock.</summary>
public sealed class ActScope
{
    internal ActScope(
        ConferoDb db,
        Member member,
        Viewer viewer,
        DateTimeOffset now,
        Taxonomies taxonomies,
        ProcessDefinitions processes,
        IdentityPolicy policy
    )
    {
        Db = db;
        Member = member;
        Viewer = viewer;
        Now = now;
        Taxonomies = taxonomies;
        Processes = processes;
        Policy = policy;
    }

    internal ConferoDb Db { get; }

    /// <summary>Who acts, as stored at this moment.</summary>
    public Member Member { get; }
    public Viewer Viewer { get; }
    public DateTimeOffset Now { get; }
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
    public Taxonomies Taxonomies { get; }
    internal ProcessDefinitions Processes { get; }

    /// <summary>What the installation asks of people.</summary>
    internal IdentityPolicy Policy { get; }

    /// <summary>Whether the act has recorded a consent, which takes a person who has just proven who they are.</summary>
    internal bool Consented { get; private set; }

    /// <summary>What was signed with this very act, for the record; a checked signature proves who sits there.</summary>
    internal object? Signed { get; set; }

    /// <summary>The party the member acts for; acts of experts without a party must not ask.</summary>
    public string PartyId =>
        Member.PartyId ?? throw new InvalidOperationException("The member acts for no party.");

    internal string? CaseId { get; private set; }
    internal string? OwnerId { get; private set; }

    /// <summary>Files the act in the record under a case, so that its State finds it among its own.</summary>
    public void BelongsTo(string requestId, string ownerPartyId) =>
        (CaseId, OwnerId) = (requestId, ownerPartyId);

    /// <summary>Files the act in the record of the member's own party alone, not under the case it is about.</summary>
    internal void FileWithOwn() => (CaseId, OwnerId) = (null, Member.PartyId);

    /// <summary>Files the act in the record under a party.</summary>
    public void BelongsTo(string ownerPartyId) => OwnerId = ownerPartyId;

    /// <summary>Tells every active member of a party who holds one of the roles, except the one who acts.</summary>
    public async Task Notify(string partyId, Roles roles, string code, string? subjectId = null)
    {
        var members = await Db.Set<Member>()
            .Where(x => x.PartyId == partyId && x.RemovedAt == null)
            .ToListAsync();
        await Db.Tell(
            members.FindAll(x => (x.Roles & roles) != 0 && x.Id != Member.Id),
            code,
            subjectId,
            Now
        );
    }

    /// <summary>Tells one member.</summary>
    public async Task Notify(string memberId, string code, string? subjectId = null) =>
        await Db.Tell(
            await Db.Set<Member>().Where(x => x.Id == memberId).ToListAsync(),
            code,
            subjectId,
            Now
        );

    /// <summary>Carries another act out as part of this one, in the same transaction, under the roles of the same member.</summary>
    internal async Task<Outcome> Include(Act act)
    {
        if ((Viewer.Roles & act.AllowedTo) == Roles.None)
            return Refusal.NotYours;
        if (ActText.Faults(act).ToList() is { Count: > 0 } faults)
            return Outcome.Refused(faults);
        var outcome = await act.Carry(this);
        if (outcome.Done)
            await Db.SaveChangesAsync();
        return outcome;
    }

    /// <summary>Records a consent of the acting member's party. Only an authoriser's act may call it.</summary>
    /// <param name="until">When it ends of itself; null for no such moment.</param>
    public void Consent(string requestId, string scope, string? detail = null, DateTimeOffset? until = null)
    {
        if (!Viewer.Has(Roles.Authoriser))
            throw new InvalidOperationException($"Consent to {scope} without an authoriser.");
        Consented = true;
        var consent = new Consent
        {
            Id = Ids.Consent(),
            PartyId = PartyId,
            RequestId = requestId,
            Scope = scope,
            Detail = detail,
            GivenBy = Member.Id,
            GivenAt = Now,
            Until = until,
        };
        Db.Add(consent);
        if (until is { } end)
            Db.Add(ConsentExpiry.Job(consent, end));
    }
}
