using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Mail;

/// <summary>An administrator, who has mended what was wrong, has the letters of a member tried again that were given up.</summary>
public sealed record RetryMail(string MemberId) : Act
{
    public override string Code => "notices.retry-mail";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var letters = await scope
            .Db.Set<Letter>()
            .Where(x => x.MemberId == MemberId && x.State == LetterState.Undeliverable)
            .ToListAsync();
        if (letters.Count == 0)
            return Refusal.NotFound;
        foreach (var letter in letters)
        {
            letter.State = LetterState.Waiting;
            letter.EndedAt = null;
            scope.Db.Add(Outbox.JobFor(letter.Id, scope.Now));
        }
        return Outcome.Of(MemberId);
    }
}
