using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A member makes an own token void, from the next call on.</summary>
public sealed record RevokeToken(string TokenId) : Act
{
    public override string Code => "identity.revoke-token";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var token = await scope
            .Db.Set<ApiToken>()
            .SingleOrDefaultAsync(x =>
                x.Id == TokenId && x.MemberId == scope.Member.Id && x.RevokedAt == null
            );
        if (token is null)
            return Refusal.NotFound;
        token.RevokedAt = scope.Now;
        return Outcome.Of(token.Id);
    }
}
