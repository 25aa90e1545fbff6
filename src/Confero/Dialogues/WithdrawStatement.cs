using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>A party takes back a statement made under its name; that there was one stays visible.</summary>
public sealed record WithdrawStatement(string StatementId) : Act
{
    public override string Code => "dialogue.withdraw-statement";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var statement = await scope
            .Db.Set<Statement>()
            .SingleOrDefaultAsync(x =>
                x.Id == StatementId && x.PartyId != null && x.PartyId == scope.Member.PartyId
            );
        if (await scope.Floor(statement?.SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Speaks)
            return Refusal.NotYours;
        statement!.Withdrawn = true;
        return Outcome.Of(statement.Id);
    }
}
