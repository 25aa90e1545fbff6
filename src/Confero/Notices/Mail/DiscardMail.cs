using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Mail;

/// <summary>An administrator lets the letters of a member go that were given up; their word stays on the member's page.</summary>
public sealed record DiscardMail(string MemberId) : Act
{
    public override string Code => "notices.discard-mail";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var letters = await scope
            .Db.Set<Letter>()
            .Where(x => x.MemberId == MemberId && x.State == LetterState.Undeliverable)
            .ToListAsync();
        if (letters.Count == 0)
            return Refusal.NotFound;
        letters.ForEach(x => x.State = LetterState.Dropped);
        return Outcome.Of(MemberId);
    }
}
