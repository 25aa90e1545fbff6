using System.Text.Json.Serialization;
using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// A member chooses a new password; the edge has checked the present one. All other sessions end, keys for programs stay,
/// and the person is told, lest somebody else did it.
/// </summary>
/// <param name="Except">The present session, which stays.</param>
public sealed record ChangePassword(string? Except) : Act
{
    /// <summary>The new password, hashed.</summary>
    [JsonIgnore]
    public string PasswordHash { get; init; } = "";

    /// <summary>The account's stamp when the present password was checked; whoever changed it meanwhile goes before.</summary>
    [JsonIgnore]
    public string? Stamp { get; init; }

    public override string Code => "identity.change-password";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.OnceEnrolled;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAccount() is not { PasswordHash: not null } account)
            return Refusal.NotFound;
        if (account.SecurityStamp != Stamp)
            return Refusal.ChangedMeanwhile;
        account.PasswordHash = PasswordHash;
        account.SecurityStamp = Ids.Row();
        scope.Db.RemoveRange(
            await scope
                .Db.Set<Session>()
                .Where(x => x.MemberId == scope.Member.Id && x.Key != Except)
                .ToListAsync()
        );
        await scope.Notify(scope.Member.Id, "notice.security-password-changed");
        return Outcome.Of(scope.Member.Id);
    }
}
