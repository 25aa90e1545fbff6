using Confero.Acts;
using Confero.Identity;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// Moves one running case to another version or process. What touches the State's rights only its own authoriser does;
/// from the secretariat the same act is a proposal that waits for the State's answer.
/// </summary>
/// <param name="Process">Code of the process.</param>
/// <param name="State">The state the case shall be in, of the same phase; null for the nearest.</param>
/// <param name="Note">Why; it stands in the file of the case.</param>
public sealed record MigrateCase(
    string RequestId,
    string Process,
    int Version,
    string? State,
    string Note,
    Guid? ExpectedVersion = null
) : Act
{
    private const int MostNote = 4_000;

    public override string Code => "request.migrate";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Case(RequestId) is not { } request || !TakesPart(scope, request))
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        if (string.IsNullOrWhiteSpace(Note))
            return Refusal.Missing("note");
        if (Note.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        if (request.Ended)
            return Refusal.Rule("migration.ended");
        if (request.ProcessCode == Process && request.ProcessVersion == Version)
            return Refusal.Rule("migration.nowhere");
        var standing = await scope
            .Db.Set<AdoptedProcess>()
            .AnyAsync(x => x.Code == Process && x.Version == Version && x.RetiredAt == null);
        if (!standing)
            return Refusal.Unknown("to", $"{Process}@{Version}");
        var to = await scope.Processes.Version(scope.Db, Process, Version);
        var plan = ProcessMigration.Between(await scope.Definition(request), to, request.State, State);
        if (plan.Target is not { } target)
            return Refusal.Invalid("migration.no-state", "state");
        var own = request.PartyId == scope.Member.PartyId;
        if (own || !plan.TouchesTheState)
            return Migration.Carry(scope, request, to, target.Code, Note.Trim(), own);
        return await Propose(scope, request, target.Code);
    }

    private async Task<Outcome> Propose(ActScope scope, Request request, string target)
    {
        if (
            await scope
                .Db.Set<CaseMigration>()
                .AnyAsync(x => x.RequestId == RequestId && x.Accepted == null && x.FromState == request.State)
        )
            return Refusal.Rule("migration.waits-already");
        var migration = new CaseMigration
        {
            Id = Ids.Migration(),
            RequestId = request.Id,
            Process = Process,
            ProcessVersion = Version,
            State = target,
            FromState = request.State,
            Note = Note.Trim(),
            ProposedBy = scope.Member.Id,
            ProposedAt = scope.Now,
        };
        scope.Db.Add(migration);
        await scope.Notify(request.PartyId, Roles.Authoriser, "notice.decision-migration", request.Id);
        return Outcome.Of(migration.Id);
    }

    private static bool TakesPart(ActScope scope, Request request) =>
        scope.Viewer.IsSecretariat
            ? scope.Viewer.Has(Roles.Broker)
            : request.PartyId == scope.Member.PartyId && scope.Viewer.Has(Roles.Authoriser);
}
