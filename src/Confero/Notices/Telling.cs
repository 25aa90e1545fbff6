using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices;

/// <summary>The one way word is given: the notice, and the letter where the member wants one at once, in the unit of work of what caused it.</summary>
internal static class Telling
{
    /// <summary>Tells members something.</summary>
    /// <param name="subjectId">What it is about; a <see cref="INoticeSubject"/> must know its prefix.</param>
    /// <param name="onceKey">The same key tells a member once, however often a job runs; null for a word of its own.</param>
    public static async Task Tell(
        this ConferoDb db,
        IReadOnlyCollection<Member> members,
        string code,
        string? subjectId,
        DateTimeOffset now,
        string? onceKey = null
    )
    {
        var active = members.Where(x => x.Active).ToList();
        if (active.Count == 0)
            return;
        var ids = active.ConvertAll(x => x.Id);
        var choices = await db.Set<NoticeChoice>()
            .AsNoTracking()
            .Where(x => ids.Contains(x.MemberId))
            .ToDictionaryAsync(x => x.MemberId);
        foreach (var member in active)
        {
            var id = onceKey is null ? Ids.Row() : $"{onceKey}-{member.Id}";
            if (onceKey is not null && await db.Set<Notice>().AnyAsync(x => x.Id == id))
                continue;
            var choice = choices.GetValueOrDefault(member.Id) ?? NoticeChoice.Usual(member.Id);
            db.Add(Make(db, id, member, choice, code, subjectId, now));
        }
    }

    private static Notice Make(
        ConferoDb db,
        string id,
        Member member,
        NoticeChoice choice,
        string code,
        string? subjectId,
        DateTimeOffset now
    )
    {
        var topic = Topics.Of(code);
        var cadence = choice.Of(topic);
        var at = topic.OnlyInDigest() ? DigestBeat.Next(choice, cadence, now) : now;
        var notice = Notice.About(id, member.Id, code, subjectId, at);
        if (cadence == Cadence.AtOnce)
            notice.LetterId = db.AddLetter($"LTR-{id}", member.Id, [id], now).Id;
        return notice;
    }
}
