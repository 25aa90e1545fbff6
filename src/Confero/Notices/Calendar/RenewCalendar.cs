using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Calendar;

/// <summary>A member opens a calendar address, or replaces it; the former address is void from then on.</summary>
/// <param name="TokenHash">SHA-256, in hex, of the secret that is shown to the member.</param>
public sealed record RenewCalendar(string TokenHash) : Act
{
    private const int HexOfSha256 = 64;

    public override string Code => "calendar.renew";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (TokenHash is not { Length: HexOfSha256 } || !TokenHash.All(char.IsAsciiHexDigitLower))
            return Refusal.Unknown("tokenHash", "");
        var feed = await scope
            .Db.Set<CalendarFeed>()
            .SingleOrDefaultAsync(x => x.MemberId == scope.Member.Id);
        if (feed is null)
            scope.Db.Add(feed = new CalendarFeed { MemberId = scope.Member.Id, TokenHash = TokenHash });
        feed.TokenHash = TokenHash;
        feed.MadeAt = scope.Now;
        return Outcome.Of(scope.Member.Id);
    }
}
