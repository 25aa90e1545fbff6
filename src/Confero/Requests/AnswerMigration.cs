using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The State's authoriser agrees to, or refuses, what was proposed about the process of a case.</summary>
public sealed record AnswerMigration(string RequestId, string MigrationId, bool Accepts) : Act
{
    public override string Code => "request.answer-migration";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        var migration = await scope
            .Db.Set<CaseMigration>()
            .SingleOrDefaultAsync(x => x.Id == MigrationId && x.RequestId == RequestId);
        if (migration is null)
            return Refusal.NotFound;
        if (migration.Accepted is not null)
            return Refusal.Rule("migration.answered");
        if (Accepts && (migration.FromState != request.State || request.Ended))
            return Refusal.Rule("migration.moved-since");
        (migration.Accepted, migration.AnsweredBy, migration.AnsweredAt) = (
            Accepts,
            scope.Member.Id,
            scope.Now
        );
        await scope.Notify(Party.Secretariat, Roles.Broker, "notice.case-moved", request.Id);
        if (!Accepts)
            return Outcome.Of(migration.Id);
        var to = await scope.Processes.Version(scope.Db, migration.Process, migration.ProcessVersion);
        return Migration.Carry(scope, request, to, migration.State, migration.Note, byTheState: true);
    }
}
