using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A party's people no longer come in through its provider; sessions that began there end, and whom its subjects were is forgotten.</summary>
public sealed record RemoveProvider : Act
{
    public override string Code => "identity.remove-provider";
    public override Roles AllowedTo => Roles.DelegateAdministrator | Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var provider = await scope
            .Db.Set<IdentityProvider>()
            .SingleOrDefaultAsync(x => x.PartyId == scope.PartyId);
        if (provider is null)
            return Refusal.NotFound;
        scope.Db.Remove(provider);
        await scope.ForgetSubjects();
        await scope.EndSessionsOfPeople(x => x.Method == "provider");
        return Outcome.Of(provider.PartyId);
    }
}
