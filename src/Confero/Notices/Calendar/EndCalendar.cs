using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Calendar;

/// <summary>A member closes the calendar address.</summary>
public sealed record EndCalendar : Act
{
    public override string Code => "calendar.end";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var feed = await scope
            .Db.Set<CalendarFeed>()
            .SingleOrDefaultAsync(x => x.MemberId == scope.Member.Id);
        if (feed is null)
            return Refusal.NotFound;
        scope.Db.Remove(feed);
        return Outcome.Of(scope.Member.Id);
    }
}
